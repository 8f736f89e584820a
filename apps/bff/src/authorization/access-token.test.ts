import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { startTokenServer, type TokenServer } from "../../test/token-server.ts";
import type { Database } from "../database/database.ts";
import { openPostgres } from "../database/postgres.ts";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import { currentKeys } from "../secret/key-ring.ts";
import { accessToken } from "./access-token.ts";
import type { AuthorizationInput } from "./authorization-input.ts";
import type { AuthorizationContext } from "./context.ts";
import { saveAuthorization } from "./save-authorization.ts";
import { TokenFault } from "./token-fault.ts";
import { saveTokens } from "./tokens.ts";

let server: TokenServer;
let bff: TestBff;
let others: Database[];
let saved = 0;

beforeAll(async () => {
	server = await startTokenServer();
	bff = await startBff({ allow: server.host });
	others = [];
});
afterAll(async () => {
	await Promise.all(others.map((database) => database.close()));
	await Promise.all([bff.close(), server.close()]);
});
beforeEach(() => server.reset());

const minutes = 60_000;
const at = (context: AuthorizationContext, later: number): AuthorizationContext => {
	const begun = Date.now();
	return { ...context, clock: { now: () => new Date(begun + later) } };
};
const outcome = (asked: Promise<{ text: string }>) =>
	asked.then(
		({ text }) => text,
		(error: unknown) => (error instanceof TokenFault ? error.reason : Promise.reject(error)),
	);
const rowOf = async ({ id }: Authorization) => {
	const [row] = await bff.database.query.select().from(authorizations).where(eq(authorizations.id, id));
	if (!row) throw new Error("no row");
	return row;
};

const common = () =>
	({ tokenUrl: server.tokenUrl, clientId: "bell:hop", clientAuthentication: "basic", scopes: [] }) as const;
const save = (settings: AuthorizationInput["settings"]) =>
	saveAuthorization(bff.admin, {
		name: `Payments ${++saved}`,
		settings,
		secret: "client secret+1",
		origins: ["https://api.example"],
		purpose: "read",
	});
const saveClient = (more = {}) => save({ kind: "oauth2_client_credentials", ...common(), ...more });

/** An authorization that was connected, with a token that ends in `endsIn` milliseconds, granted an hour before that. */
async function connected(endsIn: number): Promise<Authorization> {
	const authorizationUrl = "https://login.example/authorize";
	const fresh = await save({ kind: "oauth2_authorization_code", ...common(), authorizationUrl });
	const expireAt = new Date(Date.now() + endsIn);
	const context = at(bff.parts, endsIn - 60 * minutes);
	const tokens = { accessToken: "first-access-token", refreshToken: server.refreshToken, expireAt };
	const row = await saveTokens({ ...context, queries: bff.database.query }, fresh, tokens);
	if (!row) throw new Error("not connected");
	return row;
}

/** Another process: on a Postgres server with connections of its own; the embedded database has one process only. */
async function anotherProcess(): Promise<AuthorizationContext> {
	const { parts } = bff.sibling();
	const place = inject("database");
	if (!("server" in place)) return parts;
	const [row] = await bff.database.rows<{ name: string }>(sql`select current_database() as name`);
	const database = await openPostgres(Object.assign(new URL(place.server), { pathname: row?.name }).href);
	others.push(database);
	return { ...parts, database };
}

describe("client credentials", () => {
	test("fetch a token once and use it until a minute before it ends", async () => {
		const { id } = await saveClient();
		for (const later of [0, 58 * minutes]) {
			expect(await outcome(accessToken(at(bff.parts, later), id))).toBe("access-token-1");
		}
		expect(await outcome(accessToken(at(bff.parts, 59.5 * minutes), id))).toBe("access-token-2");
		expect(server.asked).toHaveLength(2);
	});

	test("send what the record says, and the secret in the way it says", async () => {
		const wishes = { scopes: ["orders:read", "stock"], audience: "shop", resource: "https://api.example/v1" };
		await outcome(accessToken(bff.parts, (await saveClient(wishes)).id));
		const form = { grant_type: "client_credentials", scope: "orders:read stock", audience: "shop" };
		expect(server.asked[0]).toEqual({
			...form,
			resource: "https://api.example/v1",
			header: `Basic ${btoa("bell%3Ahop:client+secret%2B1")}`,
		});
		await outcome(accessToken(bff.parts, (await saveClient({ clientAuthentication: "post" })).id));
		expect(server.asked[1]).toEqual({
			grant_type: "client_credentials",
			client_id: "bell:hop",
			client_secret: "client secret+1",
		});
	});

	test("whose token never ends by its own word are asked for once", async () => {
		server.expiresIn = undefined;
		const { id } = await saveClient();
		await outcome(accessToken(bff.parts, id));
		expect(await outcome(accessToken(at(bff.parts, 10_000 * minutes), id))).toBe("access-token-1");
		expect(server.asked).toHaveLength(1);
	});

	test("with a token shorter than the margin are not fetched for every call", async () => {
		server.expiresIn = 40;
		const { id } = await saveClient();
		await outcome(accessToken(bff.parts, id));
		expect(await outcome(accessToken(at(bff.parts, 19_000), id))).toBe("access-token-1");
		expect(await outcome(accessToken(at(bff.parts, 21_000), id))).toBe("access-token-2");
	});

	test.each<[string, number, unknown]>([
		["invalid_client", 401, { error: "invalid_client" }],
		["invalid_scope", 400, { error: "invalid_scope" }],
		["a token of another type", 200, { access_token: "x", token_type: "mac" }],
		["a proof-of-possession token", 200, { access_token: "x", token_type: "DPoP" }],
		["a token with a line break", 200, { access_token: "x\r\ny", token_type: "bearer" }],
		["invalid_grant", 400, { error: "invalid_grant" }],
	])("answered with %s are refused", async (_, status, body) => {
		server.answer = (_request, response) =>
			void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
		const { id } = await saveClient();
		expect(await outcome(accessToken(bff.parts, id))).toBe("token_refused");
	});

	test.each([
		"http://127.0.0.1:9/token",
		"https://127.1:9/token",
		"https://[::ffff:7f00:1]/token",
		"http://a.example/",
	])("are not asked for at %s, which the egress refuses", async (tokenUrl) => {
		const { id } = await saveClient({ tokenUrl });
		await expect(accessToken(bff.parts, id)).rejects.toThrow(/BELLHOP_EGRESS_ALLOW/);
	});

	test("are fetched anew when a setting or the secret changed, and not when only the name did", async () => {
		const { id, settings } = await saveClient();
		await outcome(accessToken(bff.parts, id));
		const input = { name: "Renamed", settings, origins: ["https://api.example"], purpose: "write" } as const;
		await saveAuthorization(bff.admin, { ...input, origins: [...input.origins] }, { id });
		expect(await outcome(accessToken(bff.parts, id))).toBe("access-token-1");
		await saveAuthorization(bff.admin, { ...input, origins: [...input.origins], secret: "another" }, { id });
		expect(await outcome(accessToken(bff.parts, id))).toBe("access-token-2");
	});
});

describe("a token that has ended", () => {
	test("is renewed once for twenty calls of two processes", async () => {
		const authorization = await connected(-1 * minutes);
		const processes = [bff.parts, await anotherProcess()];
		const held: (() => void)[] = [];
		server.answer = (request, response) => {
			const { status, body } = server.grant(request);
			held.push(
				() => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
			);
		};
		const calls = Array.from({ length: 20 }, (_, index) => {
			const context = processes[index % 2];
			return context && outcome(accessToken(context, authorization.id));
		});
		await vi.waitFor(() => expect(held).toHaveLength(1), 5_000);
		if (bff.database.engine === "postgres") {
			// The other process stands at the row before the slow server is let to answer.
			const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
			await vi.waitFor(async () => expect((await bff.database.rows(waiting)).length).toBeGreaterThan(0), 5_000);
		}
		held[0]?.();
		expect(new Set(await Promise.all(calls))).toEqual(new Set(["access-token-1"]));
		expect(server.asked).toHaveLength(1);
		expect(await rowOf(authorization)).toMatchObject({ version: authorization.version + 1, state: "ready" });
	});

	test("is renewed with the refresh token of the last renewal, which was stored before its access token was used", async () => {
		const { id } = await connected(-1 * minutes);
		for (const [index, later] of [0, 60, 120, 180].entries()) {
			expect(await outcome(accessToken(at(bff.parts, later * minutes), id))).toBe(`access-token-${index + 1}`);
		}
		expect(server.asked.map(({ refresh_token }) => refresh_token)).toEqual(
			["0", "1", "2", "3"].map((number) => `refresh-token-${number}`),
		);
	});

	test("is renewed with the same refresh token again where the server does not rotate", async () => {
		const { id } = await connected(-1 * minutes);
		server.answer = (request, response) => {
			const { refresh_token: _, ...body } = server.grant(request).body;
			server.refreshToken = "refresh-token-0";
			response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
		};
		await outcome(accessToken(bff.parts, id));
		expect(await outcome(accessToken(at(bff.parts, 60 * minutes), id))).toBe("access-token-2");
	});

	test("whose grant was taken back needs an admin, and the server is not asked again", async () => {
		const authorization = await connected(-1 * minutes);
		server.refreshToken = "something else";
		for (const _ of [1, 2, 3]) {
			expect(await outcome(accessToken(bff.parts, authorization.id))).toBe("reconnect_needed");
		}
		expect(server.asked).toHaveLength(1);
		expect(await rowOf(authorization)).toMatchObject({ state: "reconnect_needed" });
	});

	test("without a refresh token needs an admin, and no server is asked", async () => {
		const authorization = await connected(-1 * minutes);
		const tokens = { accessToken: "alone", expireAt: new Date(0) };
		await saveTokens({ ...bff.parts, queries: bff.database.query }, authorization, tokens);
		expect(await outcome(accessToken(bff.parts, authorization.id))).toBe("reconnect_needed");
		expect(server.asked).toEqual([]);
	});

	test.each([
		["is renewed by the next call where the server takes the former refresh token once more", true, "access-token-2"],
		["needs an admin where the server takes it for a theft", false, "reconnect_needed"],
	])("and whose renewal got lost on the way %s", async (_, grace, then) => {
		server.grace = grace;
		const { id } = await connected(-1 * minutes);
		const ordinary = server.answer;
		server.answer = (request, response) => {
			server.grant(request);
			server.answer = ordinary;
			response.destroy();
		};
		expect(await outcome(accessToken(bff.parts, id))).toBe("token_unavailable");
		expect(await outcome(accessToken(bff.parts, id))).toBe(then);
		expect(server.asked).toHaveLength(2);
	});

	test.each<[string, TokenServer["answer"]]>([
		["HTML", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>")],
		["an error of its own", (_, response) => response.writeHead(503, {}).end()],
		[
			"server_error",
			(_, response) => response.writeHead(500, { "content-type": "application/json" }).end('{"error":"server_error"}'),
		],
		[
			"JSON without a token",
			(_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
		],
		["a redirect", (_, response) => response.writeHead(302, { location: "https://evil.example" }).end()],
		[
			"two megabytes",
			(_, response) => response.writeHead(200, { "content-type": "application/json" }).end(`"${"x".repeat(2e6)}"`),
		],
		[
			"half an answer",
			(_, response) => response.writeHead(200, { "content-length": "99" }).write("{", () => response.destroy()),
		],
	])("is unavailable while the server answers with %s, and the grant is kept", async (_, answer) => {
		const authorization = await connected(-1 * minutes);
		const ordinary = server.answer;
		server.answer = answer;
		expect(await outcome(accessToken(bff.parts, authorization.id))).toBe("token_unavailable");
		expect(await rowOf(authorization)).toMatchObject({ state: "ready", version: authorization.version });
		server.answer = ordinary;
		expect(await outcome(accessToken(bff.parts, authorization.id))).toBe("access-token-1");
	});
});

describe("a token about to end", () => {
	test("still serves while the token server is in trouble, which is then left alone for a while", async () => {
		const { id } = await connected(0.5 * minutes);
		server.answer = (_, response) => response.destroy();
		for (const later of [0, 1_000, 14_000]) {
			expect(await outcome(accessToken(at(bff.parts, later), id))).toBe("first-access-token");
		}
		expect(server.asked).toHaveLength(1);
		await outcome(accessToken(at(bff.parts, 16_000), id));
		expect(server.asked).toHaveLength(2);
	});

	test("still serves when the token server takes too long", async () => {
		const { id } = await connected(0.5 * minutes);
		server.answer = () => {};
		expect(await outcome(accessToken(bff.parts, id))).toBe("first-access-token");
		expect(server.asked).toHaveLength(1);
	});

	// On a server the row's lock keeps the other writer waiting until the renewal is written.
	test.skipIf("server" in inject("database"))(
		"is not renewed with a grant that an admin replaced meanwhile: the newer tokens stay",
		async () => {
			const authorization = await connected(-1 * minutes);
			server.answer = (request, response) => {
				const { body } = server.grant(request);
				const tokens = { accessToken: "reconnected", refreshToken: "new", expireAt: null };
				void saveTokens({ ...bff.parts, queries: bff.database.query }, authorization, tokens).then(() =>
					response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
				);
			};
			expect(await outcome(accessToken(bff.parts, authorization.id))).toBe("reconnected");
			expect(await outcome(accessToken(bff.parts, authorization.id))).toBe("reconnected");
		},
	);
});

describe("stored tokens", () => {
	test("stand in no dump of the table, and open in their own row only", async () => {
		const mine = await connected(30 * minutes);
		const dump = JSON.stringify(await bff.database.rows(sql`select * from authorizations`));
		expect(dump).not.toMatch(/first-access-token|refresh-token-0|client secret/);
		const keys = await currentKeys(bff.database.query, bff.parts.keys);
		expect(keys.newest).toBe(1);
		const other = await saveAuthorization(bff.admin, {
			name: "Other",
			settings: { kind: "oauth2_client_credentials", ...common(), scopes: [] },
			secret: "another secret",
			origins: ["https://api.example"],
			purpose: "read",
		});
		const { tokens, tokensSetAt } = await rowOf(mine);
		await bff.database.query.update(authorizations).set({ tokens, tokensSetAt }).where(eq(authorizations.id, other.id));
		await expect(accessToken(bff.parts, other.id)).rejects.toThrow(/does not open/);
	});
});
