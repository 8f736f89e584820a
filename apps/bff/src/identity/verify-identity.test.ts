import { createHmac, generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { pairSigner, secretSigner, signToken, type TestSigner, type TokenWish } from "../../test/identity.ts";
import { postJson, problemOf, reasonOf } from "../../test/visitor.ts";
import { sessions } from "../database/tables/index.ts";
import { saveSite } from "../site/save-site.ts";
import { revokeIdentityKey } from "./revoke-identity-key.ts";

let bff: TestBff;
let clock: HeldClock;
let secret: TestSigner;
let pair: TestSigner & { readonly publicKey: string };

beforeAll(async () => {
	clock = new HeldClock();
	bff = await startBff({ clock });
	secret = await secretSigner(bff);
	pair = await pairSigner(bff, "ES256");
});
afterAll(() => bff.close());

const now = () => clock.now().getTime() / 1_000;
const sign = (wish?: TokenWish, signer: TestSigner = pair) => signToken(bff, signer, wish);
const open = (identityToken: string) =>
	bff.app.request("/v1/sessions", postJson({ site: bff.site.id, identityToken })) as Promise<Response>;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const ordinary = () => ({ sub: "alex", aud: bff.site.id, iat: now(), exp: now() + 600 });

/** A token put together by hand, as an attacker would. */
function forge(header: object, claims: object, signature: (input: string) => string = () => ""): string {
	const input = `${encode(header)}.${encode(claims)}`;
	return `${input}.${signature(input)}`;
}

describe("a token of the site's server", () => {
	test.each(["HS256", "ES256"])("signed with %s opens a verified session", async (algorithm) => {
		const signer = algorithm === "HS256" ? secret : pair;
		const answer = await open(await sign({ claims: { name: "Alex Moreno" } }, signer));
		expect(answer.status).toBe(201);
		expect(await answer.json()).toMatchObject({ visitor: { verified: true, name: "Alex Moreno" } });
	});

	test("may be a minute early, and still be good a minute after it expired", async () => {
		for (const claims of [{ iat: now() + 59 }, { iat: now() - 700, exp: now() - 59 }, { nbf: now() + 59 }]) {
			expect((await open(await sign({ claims }))).status).toBe(201);
		}
	});
});

type Forgery = readonly [name: string, reason: string, make: () => Promise<string> | string];
const { privateKey: strangersKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

const forgeries: readonly Forgery[] = [
	["no token at all", "token_malformed", () => ""],
	["two parts", "token_malformed", async () => (await sign()).split(".").slice(0, 2).join(".")],
	["five parts", "token_malformed", () => "a.b.c.d.e"],
	["longer than 8 KiB", "token_malformed", () => sign({ claims: { note: "x".repeat(9_000) } })],
	["an array as its claims", "token_malformed", () => forge({ alg: "ES256", kid: pair.kid }, [1])],
	["no signature", "signature_invalid", () => forge({ alg: "ES256", kid: pair.kid }, ordinary())],
	[
		"a signature of zeros",
		"signature_invalid",
		() => forge({ alg: "ES256", kid: pair.kid }, ordinary(), () => "A".repeat(86)),
	],
	["a stranger's key", "signature_invalid", () => sign({}, { ...pair, key: strangersKey })],
	[
		"claims changed after it was signed",
		"signature_invalid",
		async () => {
			const [header, , signature] = (await sign()).split(".");
			return `${header}.${encode({ ...ordinary(), sub: "sam" })}.${signature}`;
		},
	],
	["alg none", "algorithm_not_allowed", () => forge({ alg: "none", kid: pair.kid }, ordinary())],
	["alg None for the secret", "algorithm_not_allowed", () => forge({ alg: "None", kid: secret.kid }, ordinary())],
	[
		"HS256 with the public key as its secret",
		"algorithm_not_allowed",
		() =>
			forge({ alg: "HS256", kid: pair.kid }, ordinary(), (input) =>
				createHmac("sha256", pair.publicKey).update(input).digest("base64url"),
			),
	],
	["the secret's kid on the other key", "algorithm_not_allowed", () => sign({ header: { kid: secret.kid } })],
	["a foreign kid", "key_unknown", () => sign({ header: { kid: "key_of_another_site" } })],
	["no kid", "key_id_missing", () => sign({ header: { kid: undefined } })],
	[
		"a key of its own in the header",
		"header_not_allowed",
		() => {
			const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
			const jwk = own.publicKey.export({ format: "jwk" });
			return sign({ header: { jwk } }, { ...pair, key: own.privateKey });
		},
	],
	["a link to its key", "header_not_allowed", () => sign({ header: { jku: "https://evil.example/keys" } })],
	["a link to its certificate", "header_not_allowed", () => sign({ header: { x5u: "https://evil.example/cert" } })],
	["an extension", "header_not_allowed", () => forge({ alg: "ES256", kid: pair.kid, crit: ["x"], x: 1 }, ordinary())],
	["an expiry that is over", "expired", () => sign({ claims: { iat: now() - 700, exp: now() - 60 } })],
	["an issue in the future", "not_yet_valid", () => sign({ claims: { iat: now() + 61 } })],
	["a time to come before it counts", "not_yet_valid", () => sign({ claims: { nbf: now() + 61 } })],
	["no exp", "expiry_missing", () => sign({ claims: { exp: undefined } })],
	["exp as a text", "expiry_missing", () => sign({ claims: { exp: String(now() + 600) } })],
	["no iat", "issued_at_missing", () => sign({ claims: { iat: undefined } })],
	["more than an hour to live", "life_too_long", () => sign({ claims: { exp: now() + 3_601 } })],
	["no sub", "subject_missing", () => sign({ claims: { sub: undefined } })],
	["a sub that is no text", "subject_missing", () => sign({ claims: { sub: 7 } })],
	["a sub of white space", "subject_missing", () => sign({ claims: { sub: " " } })],
	["a sub that no database stores", "subject_missing", () => sign({ claims: { sub: "a\0b" } })],
	["no aud", "audience_wrong", () => sign({ claims: { aud: undefined } })],
	["another site as aud", "audience_wrong", () => sign({ site: "site_another" })],
	["a second aud", "audience_wrong", () => sign({ claims: { aud: [bff.site.id, "somebody"] } })],
];

describe("a token with", () => {
	test.each(forgeries)("%s is refused as %s", async (_, reason, make) => {
		const before = await bff.database.query.$count(sessions);
		const token = await make();
		const answer = await open(token);
		expect([answer.status, await reasonOf(answer)]).toEqual([401, reason]);
		expect(await bff.database.query.$count(sessions)).toBe(before);
		const line = bff.logged.findLast((entry) => entry.includes("an identity token was refused"));
		expect(line).toContain(`"reason":"${reason}"`);
		if (token.length > 20) expect(bff.logged.join("")).not.toContain(token.split(".")[1]);
	});
});

test("a token of a site opens nothing on another, whatever it says", async () => {
	const other = await saveSite(bff.admin, siteNamed("Other", "https://shop.example"));
	const token = await sign({ site: other.id });
	const answer = await bff.app.request("/v1/sessions", postJson({ site: other.id, identityToken: token }));
	expect(await reasonOf(answer)).toBe("key_unknown");
});

test("a revoked key opens nothing more, and what it opened is closed; the other key goes on", async () => {
	const tokens = [await sign({}, secret), await sign({}, pair)];
	const opened = await Promise.all(
		tokens.map(async (token) => (await (await open(token)).json()) as { token: string }),
	);
	await revokeIdentityKey(bff.admin, secret.kid);
	const read = (token = "") =>
		bff.app.request("/v1/sessions", { method: "DELETE", headers: { authorization: `Bearer ${token}` } });
	expect(await problemOf(read(opened[0]?.token))).toBe("401 session_expired");
	expect((await read(opened[1]?.token)).status).toBe(204);
	expect(await reasonOf(open(await sign({}, secret)))).toBe("key_unknown");
	expect((await open(await sign({ claims: { jti: "fresh" } }, pair))).status).toBe(201);
});
