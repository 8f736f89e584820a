import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { siteNamed, startBff, type TestBff } from "../../../test/bff.ts";
import { pairSigner, secretSigner, signToken } from "../../../test/identity.ts";
import { postJson, problemOf, TestVisitor } from "../../../test/visitor.ts";
import { auditEntries, identityKeys } from "../../database/tables/index.ts";
import { saveSite } from "../../site/save-site.ts";

type Key = { readonly id: string; readonly kid: string; readonly lastFour: string; readonly algorithm: string };
type Added = { readonly key: Key; readonly secret?: string };
type Checked = { readonly accepted: boolean; readonly verdicts: { part: string; reason?: string; finding: string }[] };

let bff: TestBff;
let admin: AdminBrowser;
let path: string;

beforeEach(async () => {
	bff = await startBff();
	admin = await AdminBrowser.ofAda(bff);
	path = `/sites/${bff.site.id}/identity-keys`;
});
afterEach(() => bff.close());

const list = () => admin.read<{ keys: Key[] }>(admin.get(path)).then(({ keys }) => keys);

test("a secret is made by us, shown once, stored sealed, and written down without it", async () => {
	const { key, secret = "" } = await admin.read<Added>(admin.post(path, { kind: "secret" }));
	expect(secret).toMatch(/^bhid_[A-Za-z0-9_-]{43}$/);
	expect(key).toMatchObject({ kid: key.id, algorithm: "HS256", lastFour: secret.slice(-4) });
	const shown = [await list(), await bff.database.query.select().from(auditEntries)];
	const stored = await bff.database.query.select().from(identityKeys);
	expect(stored[0]?.secret).toMatch(/^v1\./);
	expect(JSON.stringify([shown, stored, bff.logged])).not.toContain(secret.slice(5, -4));
});

test("at most two are live, also when three are made at once; a revoked one makes room", async () => {
	const answers = await Promise.all([1, 2, 3].map(() => admin.post(path, { kind: "secret" })));
	expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
	expect(await problemOf(admin.post(path, { kind: "secret" }))).toBe("409 identity_keys_full");
	const [first] = await list();
	expect((await admin.send("DELETE", `${path}/${first?.id}`)).status).toBe(204);
	expect(await problemOf(admin.send("DELETE", `${path}/${first?.id}`))).toBe("404 not_found");
	expect((await admin.post(path, { kind: "secret" })).status).toBe(201);
	const actions = (await bff.database.query.select().from(auditEntries)).map(({ action }) => action);
	expect(actions.filter((action) => action.startsWith("identity_key."))).toHaveLength(4);
});

test("a key of one site is not revoked through another", async () => {
	const other = await saveSite(bff.admin, siteNamed("Other"));
	const { key } = await admin.read<Added>(admin.post(path, { kind: "secret" }));
	expect(await problemOf(admin.send("DELETE", `/sites/${other.id}/identity-keys/${key.id}`))).toBe("404 not_found");
	expect(await list()).toHaveLength(1);
});

describe("a public key", () => {
	const pem = (pair: ReturnType<typeof generateKeyPairSync>) =>
		(pair as unknown as { publicKey: { export(o: object): string } }).publicKey.export({ type: "spki", format: "pem" });
	const faultOf = async (key: object) => {
		const answer = await admin.post(path, key);
		const { error } = (await answer.json()) as { error: { fields: { path: string; message: string }[] } };
		return `${answer.status} ${error.fields[0]?.path}: ${error.fields[0]?.message}`;
	};

	test("is for the one algorithm that follows from it, as PEM or as a JWK", async () => {
		const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
		const jwk = JSON.stringify(generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }));
		const first = await admin.read<Added>(
			admin.post(path, { kind: "public", kid: "2026-a", publicKey: pem(curve as never) }),
		);
		const second = await admin.read<Added>(admin.post(path, { kind: "public", publicKey: jwk }));
		expect(first.key).toMatchObject({ algorithm: "ES256", kid: "2026-a" });
		expect(second.key).toMatchObject({ algorithm: "EdDSA", kid: second.key.id });
	});

	test("is refused when it is private, too short, of another kind, or no key", async () => {
		const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
		const privateForms = [
			privateKey.export({ type: "pkcs8", format: "pem" }),
			JSON.stringify(privateKey.export({ format: "jwk" })),
		];
		for (const publicKey of privateForms) {
			expect(await faultOf({ kind: "public", publicKey })).toMatch(/^422 publicKey: This is a private key/);
		}
		const short = pem(generateKeyPairSync("rsa", { modulusLength: 1_024 }) as never);
		expect(await faultOf({ kind: "public", publicKey: short })).toMatch(/2048 bits/);
		const foreign = pem(generateKeyPairSync("ec", { namedCurve: "secp256k1" }) as never);
		expect(await faultOf({ kind: "public", publicKey: foreign })).toMatch(/P-256/);
		expect(await faultOf({ kind: "public", publicKey: "hello" })).toMatch(/A public key/);
	});

	test("may not have the kid of the other one", async () => {
		const key = () => ({ kind: "public", kid: "one", publicKey: pem(generateKeyPairSync("ed25519") as never) });
		await admin.post(path, key());
		expect(await faultOf(key())).toBe("422 kid: The other key has this kid.");
	});
});

test("a key set is asked over https and in public networks only", async () => {
	const set = { kind: "jwks", issuer: "https://login.example/", algorithm: "RS256" };
	for (const url of ["http://login.example/keys", "https://127.0.0.1/keys", "https://[::1]/keys"]) {
		expect(await problemOf(admin.post(path, { ...set, url }))).toBe("422 input_invalid");
	}
	expect((await admin.post(path, { ...set, url: "https://login.example/keys" })).status).toBe(201);
});

test("the admin decides whether visitors may be anonymous, and sees why tokens were refused", async () => {
	const open = (body: object) => bff.app.request("/v1/sessions", postJson({ site: bff.site.id, ...body }));
	const enforce = (identity: string) => admin.send("PUT", `${path}/enforcement`, { body: { identity } });
	expect((await enforce("required")).status).toBe(200);
	expect(await problemOf(open({}))).toBe("401 identity_required");
	expect(await problemOf(enforce("sometimes"))).toBe("422 input_invalid");
	for (let count = 0; count < 3; count++) await open({ identityToken: "forged" });
	await open({
		identityToken: await signToken(bff, await secretSigner(bff), { header: { kid: "x\0\ud83d".repeat(100) } }),
	});
	const shown = await admin.read<{ identity: string; refusals: { reason: string; times: number }[] }>(admin.get(path));
	expect(shown.identity).toBe("required");
	expect(shown.refusals.map(({ reason, times }) => `${times} ${reason}`).sort()).toEqual([
		"1 key_unknown",
		"3 token_malformed",
	]);
});

test("the admin ends all sessions of a user, without the user's name in the log of changes", async () => {
	const signer = await secretSigner(bff);
	const token = await signToken(bff, signer, { claims: { sub: "alex@private.example" } });
	const alex = await TestVisitor.arrive(bff, bff.site.id, token);
	const answer = admin.post(`/sites/${bff.site.id}/visitors/end-sessions`, { subject: "alex@private.example" });
	expect(await admin.read(answer)).toEqual({ ended: 1 });
	expect(await problemOf(alex.stream())).toBe("401 session_expired");
	const changes = JSON.stringify(await bff.database.query.select().from(auditEntries));
	expect(changes).toContain("visitor.sessions_ended");
	expect(changes).not.toContain("alex@private.example");
});

test("the admin sees what a site uses of its limits, and sets its spending cap", async () => {
	const limits = `/sites/${bff.site.id}/limits`;
	await TestVisitor.arrive(bff);
	expect((await admin.send("PUT", limits, { body: { dailyTokens: 5_000 } })).status).toBe(200);
	expect(await problemOf(admin.send("PUT", limits, { body: { dailyTokens: -1 } }))).toBe("422 input_invalid");
	const day = 24 * 60 * 60_000;
	const shown = await admin.read<{ uses: object[] }>(admin.get(limits));
	expect(shown).toMatchObject({ dailyTokens: 5_000, allowances: { tokens: { site: { day: 5_000 } } } });
	expect(shown.uses).toContainEqual({ what: "tokens", window: day, allowed: 5_000, used: 0 });
	expect(shown.uses).toContainEqual(expect.objectContaining({ what: "sessions", window: day, used: 1 }));
});

describe("the checker", () => {
	const check = (token: string) => admin.read<Checked>(admin.post(`${path}/check`, { token }));

	test("says of a good token what each part is", async () => {
		const { accepted, verdicts } = await check(await signToken(bff, await secretSigner(bff)));
		expect(accepted).toBe(true);
		expect(verdicts.map(({ part }) => part)).toEqual(["header", "kid", "alg", "signature", "sub", "aud", "iat", "exp"]);
	});

	test("says everything that is wrong with another one at once", async () => {
		const signer = await pairSigner(bff, "ES256");
		const claims = { sub: undefined, aud: "somebody", exp: undefined, nbf: 9e9 };
		const { accepted, verdicts } = await check(await signToken(bff, signer, { claims, header: { jku: "https://x" } }));
		expect(accepted).toBe(false);
		expect(verdicts.flatMap(({ reason }) => reason ?? [])).toEqual([
			"header_not_allowed",
			"subject_missing",
			"audience_wrong",
			"expiry_missing",
			"not_yet_valid",
		]);
	});
});
