import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { signToken, type TestSigner } from "../../test/identity.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { postJson, reasonOf } from "../../test/visitor.ts";
import { addIdentityKey } from "./add-identity-key.ts";

const issuer = "https://login.example/";
const pairOf = (kid: string) => {
	const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
	const jwk = { ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" };
	return { jwk, signer: { kid, algorithm: "RS256", key: privateKey } };
};
const first = pairOf("2026-a");
const next = pairOf("2026-b");

let login: OwnerApi;
let bff: TestBff;
let clock: HeldClock;
let keys: unknown[];

beforeEach(async () => {
	clock = new HeldClock();
	login = await startOwnerApi();
	bff = await startBff({ clock, allow: login.host });
	keys = [first.jwk];
	login.answer = (_, response) => json(response, 200, { keys });
	await addIdentityKey(bff.admin, { kind: "jwks", url: `${login.url}/keys`, issuer, algorithm: "RS256" });
});
afterEach(async () => {
	await bff.close();
	await login.close();
});

async function ask(signer: TestSigner = first.signer, claims: object = {}): Promise<string | undefined> {
	const identityToken = await signToken(bff, signer, { claims: { iss: issuer, ...claims } });
	const answer = await bff.app.request("/v1/sessions", postJson({ site: bff.site.id, identityToken }));
	return answer.status === 201 ? "accepted" : reasonOf(answer);
}

describe("the key set of a login server", () => {
	test("is fetched once for many tokens at once, and again after ten minutes", async () => {
		expect(new Set(await Promise.all(Array.from({ length: 20 }, () => ask())))).toEqual(new Set(["accepted"]));
		expect(login.received).toHaveLength(1);
		clock.pass(10 * 60_000);
		expect(await ask()).toBe("accepted");
		expect(login.received).toHaveLength(2);
	});

	test("is fetched again for a key it has not, but not more often than every half minute", async () => {
		await ask();
		keys = [first.jwk, next.jwk];
		for (let count = 0; count < 5; count++) expect(await ask(next.signer)).toBe("key_unknown");
		clock.pass(30_000);
		expect(await ask(next.signer)).toBe("accepted");
		expect(login.received).toHaveLength(2);
	});

	test("is used for up to an hour when its server is gone, and no longer", async () => {
		await ask();
		login.answer = (_, response) => json(response, 503, {});
		clock.pass(59 * 60_000);
		expect(await ask()).toBe("accepted");
		clock.pass(60_000);
		expect(await ask()).toBe("keys_unreachable");
	});

	test.each([
		["an error", (_: unknown, response: Parameters<OwnerApi["answer"]>[1]) => json(response, 500, {})],
		["a page", (_: unknown, response: Parameters<OwnerApi["answer"]>[1]) => void response.end("<html>")],
		[
			"a redirect",
			(_: unknown, response: Parameters<OwnerApi["answer"]>[1]) =>
				void response.writeHead(302, { location: "http://127.0.0.1/" }).end(),
		],
		[
			"two megabytes",
			(_: unknown, response: Parameters<OwnerApi["answer"]>[1]) => json(response, 200, { keys: ["x".repeat(2e6)] }),
		],
	])("that is %s makes nobody verified, and is not asked for again at once", async (_, answer) => {
		login.answer = answer;
		expect([await ask(), await ask()]).toEqual(["keys_unreachable", "keys_unreachable"]);
		expect(login.received).toHaveLength(1);
	});

	test("does not choose the algorithm, and its keys for other uses are passed over", async () => {
		const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
		const curve = { ...publicKey.export({ format: "jwk" }), kid: "curve" };
		keys = [curve, { ...first.jwk, use: "enc" }, { kty: "oct", kid: "oct", k: "c2VjcmV0" }, { kty: "new" }, 7];
		expect(await ask({ kid: "curve", algorithm: "ES256", key: privateKey })).toBe("key_unknown");
		expect(await ask()).toBe("key_unknown");
		const oct = { kid: "oct", algorithm: "HS256", key: new TextEncoder().encode("secret") };
		expect(await ask(oct)).toBe("key_unknown");
	});

	test("is only for tokens of its issuer", async () => {
		expect(await ask(first.signer, { iss: "https://evil.example/" })).toBe("issuer_wrong");
		expect(await ask(first.signer, { iss: undefined })).toBe("issuer_wrong");
	});
});
