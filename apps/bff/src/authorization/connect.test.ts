import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { browse, type OidcServer, oidcSecret, startOidcServer } from "../../test/oidc-server.ts";
import { type Authorization, auditEntries, authorizations, connectFlows } from "../database/tables/index.ts";
import { EgressRefusal } from "../egress/refusal.ts";
import { accessToken } from "./access-token.ts";
import type { AuthorizationInput } from "./authorization-input.ts";
import { beginConnect } from "./begin-connect.ts";
import { ConnectFault } from "./connect-fault.ts";
import { callbackPath } from "./connect-flow.ts";
import { finishConnect } from "./finish-connect.ts";
import { saveAuthorization } from "./save-authorization.ts";
import { TokenFault } from "./token-fault.ts";

let server: OidcServer;
let bff: TestBff;
let authorization: Authorization;

const adminSession = "admin-session-1";
const hour = 3_600_000;

beforeAll(async () => {
	server = await startOidcServer();
	bff = await startBff({ allow: server.host });
	authorization = await save();
	const sameServer = (await save({ name: "Same server" })).id;
	server.serve([authorization.id, sameServer].map(redirectUri));
});
afterAll(() => Promise.all([bff.close(), server.close()]));
beforeEach(async () => {
	server.denies = false;
	authorization = await save();
	server.asked = 0;
});

function save(more: Partial<AuthorizationInput> = {}, settings = {}): Promise<Authorization> {
	return saveAuthorization(bff.admin, {
		name: "Payments",
		settings: {
			kind: "oauth2_authorization_code",
			issuer: server.issuer,
			authorizationUrl: server.authorizationUrl,
			tokenUrl: server.tokenUrl,
			clientId: "bellhop",
			clientAuthentication: "basic",
			scopes: ["openid", "orders"],
			...settings,
		},
		secret: oidcSecret,
		origins: ["https://api.example"],
		purpose: "read",
		...more,
	});
}

const redirectUri = (id: string) => `https://bellhop.example${callbackPath(id)}`;
const begin = ({ id } = authorization, context = bff.admin) =>
	beginConnect(context, id, { adminSession, redirectUri: redirectUri(id) });
const finish = (callback: URL, more = {}, context = bff.admin) =>
	finishConnect(context, { authorizationId: authorization.id, callback, adminSession, ...more });
const reasonOf = (work: Promise<unknown>) =>
	work.then(
		() => "done",
		(error: unknown) =>
			error instanceof ConnectFault || error instanceof TokenFault ? error.reason : Promise.reject(error),
	);
const later = (milliseconds: number) => ({
	...bff.admin,
	clock: { now: () => new Date(Date.now() + milliseconds) },
});
const connect = async () => finish(await browse(await begin()));

/** Whether the owner's system would take this access token. */
const isGood = async (token: string) => (await server.provider.AccessToken.find(token)) !== undefined;

describe("connecting", () => {
	test("gets tokens that the owner's system takes, and is an entry of the audit", async () => {
		expect(await reasonOf(accessToken(bff.parts, authorization.id))).toBe("not_connected");
		const connected = await connect();
		expect(connected).toMatchObject({ state: "ready", tokensExpireAt: expect.any(Date) });
		expect(await isGood((await accessToken(bff.parts, authorization.id)).text)).toBe(true);
		expect(server.asked).toBe(1);
		const [entry] = await bff.database.query
			.select()
			.from(auditEntries)
			.where(eq(auditEntries.action, "authorization.connected"));
		expect(entry).toMatchObject({ actor: "admin@example.com", subjectName: "Payments" });
	});

	test("sends the browser off with state and a PKCE challenge, and keeps neither readable", async () => {
		const url = await begin(await save({}, { authorizationUrl: `${server.authorizationUrl}?access_type=offline` }));
		expect(Object.fromEntries(url.searchParams)).toMatchObject({
			access_type: "offline",
			response_type: "code",
			client_id: "bellhop",
			redirect_uri: redirectUri(authorization.id),
			scope: "openid orders",
			code_challenge_method: "S256",
			code_challenge: expect.stringMatching(/^[\w-]{43}$/),
			state: expect.stringMatching(/^[\w-]{43}$/),
		});
		const [flow] = await bff.database.query.select().from(connectFlows);
		expect(flow?.verifier).toMatch(/^v1\.1\./);
		expect(JSON.stringify(flow)).not.toContain(url.searchParams.get("state"));
		expect(JSON.stringify(flow)).not.toContain(adminSession);
	});

	test.each<[string, (callback: URL) => unknown, string]>([
		["another login", () => ({ adminSession: "admin-session-2" }), "state_invalid"],
		["no state", (callback) => callback.searchParams.delete("state"), "state_invalid"],
		["another state", (callback) => callback.searchParams.set("state", "x".repeat(43)), "state_invalid"],
		[
			"the name of another server",
			(callback) => callback.searchParams.set("iss", "https://evil.example"),
			"issuer_mismatch",
		],
		["two names", (callback) => callback.searchParams.append("iss", "https://evil.example"), "issuer_mismatch"],
		["another code", (callback) => callback.searchParams.set("code", "x"), "exchange_failed"],
		["no code", (callback) => callback.searchParams.delete("code"), "exchange_failed"],
		["two codes", (callback) => callback.searchParams.append("code", "x"), "exchange_failed"],
		["a token of the implicit flow", (callback) => callback.searchParams.set("token", "x"), "answer_invalid"],
	])("is refused with %s", async (_, change, reason) => {
		const callback = await browse(await begin());
		const more = change(callback);
		const result = await reasonOf(finish(callback, (typeof more === "object" && more) || {}));
		expect(result).toBe(reason);
		expect(await reasonOf(accessToken(bff.parts, authorization.id))).toBe("not_connected");
	});

	test("is refused for another authorization than the one it was begun for", async () => {
		const callback = await browse(await begin());
		const other = await save({ name: "Same server" });
		expect(await reasonOf(finish(callback, { authorizationId: other.id }))).toBe("state_invalid");
	});

	test("is done once: the same answer is not taken again", async () => {
		const callback = await browse(await begin());
		expect(await reasonOf(finish(callback))).toBe("done");
		expect(await reasonOf(finish(callback))).toBe("state_invalid");
		expect(server.asked).toBe(1);
	});

	test("takes ten minutes at most", async () => {
		const callback = await browse(await begin());
		expect(await reasonOf(finish(callback, {}, later(10 * 60_000)))).toBe("state_invalid");
	});

	test("that was begun before the settings changed does not finish", async () => {
		const callback = await browse(await begin());
		await save({}, { scopes: ["openid"] });
		expect(await reasonOf(finish(callback))).toBe("state_invalid");
	});

	test("that the person there refused says so", async () => {
		server.denies = true;
		expect(await reasonOf(finish(await browse(await begin())))).toBe("denied");
		expect(server.asked).toBe(0);
	});

	test("works for a server whose issuer nobody named, which has a way back of its own", async () => {
		authorization = await save({}, { issuer: undefined });
		expect(await reasonOf(connect())).toBe("done");
	});

	test("with a wrong client secret leaves the authorization as it was", async () => {
		authorization = await save({ secret: "not-the-client-secret" });
		expect(await reasonOf(connect())).toBe("exchange_failed");
	});

	test("is for authorizations of its kind and site alone", async () => {
		const bearer = await save({ name: "Bearer", settings: { kind: "bearer" } });
		expect(await reasonOf(begin(bearer))).toBe("not_connectable");
		const elsewhere = { ...bff.admin, site: { ...bff.site, id: "site_other" as const } };
		expect(await reasonOf(begin(authorization, elsewhere))).toBe("not_connectable");
		await expect(
			beginConnect(bff.admin, authorization.id, { adminSession, redirectUri: redirectUri(bearer.id) }),
		).rejects.toThrow();
	});

	test.each([
		{ authorizationUrl: "http://login.example/auth" },
		{ authorizationUrl: "https://127.1/auth" },
		{ tokenUrl: "https://169.254.169.254/token" },
	])("is not begun with %j, which the egress refuses", async (settings) => {
		authorization = await save({}, settings);
		await expect(begin()).rejects.toThrow(EgressRefusal);
	});

	test.each(["javascript:alert(1)", "https://user:pass@login.example/", "login.example", "https://login.example/#x"])(
		"cannot be set up with the address %s",
		async (authorizationUrl) => {
			await expect(save({}, { authorizationUrl })).rejects.toThrow();
		},
	);
});

describe("a connected authorization", () => {
	test("renews its token when it ends, and the server's rotation is followed", async () => {
		await connect();
		const tokens = new Set<string>();
		for (const past of [0, 1, 2, 3]) {
			const { text } = await accessToken(later(past * hour), authorization.id);
			tokens.add(text);
			expect(await isGood(text)).toBe(true);
		}
		expect(tokens.size).toBe(4);
		expect(server.asked).toBe(4);
	});

	test("whose refresh token somebody else used already is cut off by the server, and says so", async () => {
		await connect();
		const before = await rowOf();
		await accessToken(later(hour), authorization.id);
		// Somebody restores a backup: the refresh token in it was used.
		const { tokens, tokensSetAt, tokensExpireAt } = before;
		await bff.database.query
			.update(authorizations)
			.set({ tokens, tokensSetAt, tokensExpireAt })
			.where(eq(authorizations.id, authorization.id));
		expect(await reasonOf(accessToken(later(2 * hour), authorization.id))).toBe("reconnect_needed");
		expect(await rowOf()).toMatchObject({ state: "reconnect_needed" });
	});

	test("whose grant was revoked asks for an admin once, and works after connecting again", async () => {
		await connect();
		const { text } = await accessToken(bff.parts, authorization.id);
		const token = await server.provider.AccessToken.find(text);
		await server.provider.Grant.adapter.revokeByGrantId(token?.grantId ?? "");
		await server.provider.RefreshToken.adapter.revokeByGrantId(token?.grantId ?? "");
		for (const _ of [1, 2]) {
			expect(await reasonOf(accessToken(later(hour), authorization.id))).toBe("reconnect_needed");
		}
		expect(server.asked).toBe(2);
		expect(await reasonOf(connect())).toBe("done");
		expect(await isGood((await accessToken(bff.parts, authorization.id)).text)).toBe(true);
	});

	test("of client credentials gets its tokens without anybody", async () => {
		const { tokenUrl } = server;
		const client = { tokenUrl, clientId: "bellhop", clientAuthentication: "basic", scopes: [] } as const;
		const own = await save({ name: "Machine", settings: { kind: "oauth2_client_credentials", ...client } });
		const { text } = await accessToken(bff.parts, own.id);
		expect(await server.provider.ClientCredentials.find(text)).toBeDefined();
	});
});

async function rowOf(): Promise<Authorization> {
	const [row] = await bff.database.query.select().from(authorizations).where(eq(authorizations.id, authorization.id));
	if (!row) throw new Error("no row");
	return row;
}
