import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../test/admin-browser.ts";
import { bffAddress, startBff, type TestBff } from "../../test/bff.ts";
import { secretSigner, signToken } from "../../test/identity.ts";
import { json, type OwnerApi, type ReceivedRequest, startOwnerApi } from "../../test/owner-api.ts";
import { startTokenServer, type TokenServer } from "../../test/token-server.ts";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { TestVisitor } from "../../test/visitor.ts";
import { makeSetupLink } from "../account/setup-link.ts";
import { addSigningKey } from "../authorization/add-signing-key.ts";
import type { AuthorizationInput } from "../authorization/authorization-input.ts";
import { replaceSecret } from "../authorization/replace-secret.ts";
import { saveAuthorization } from "../authorization/save-authorization.ts";
import { saveTokens } from "../authorization/tokens.ts";
import { authorizations, toolCalls } from "../database/tables/index.ts";
import { attemptCall } from "../tool/attempt-call.ts";
import { saveTool } from "../tool/save-tool.ts";
import { saveSource } from "../user-data/save-source.ts";
import { setSourceActive } from "../user-data/set-source-active.ts";
import { sealedColumns } from "./sealed-columns.ts";

/** The part that would be found in any spelling, and the secret around it with everything that is spelled differently. */
const cores = new Map<string, string>();
function canary(field: string): string {
	const core = `Zq7${randomBytes(9).toString("hex")}`;
	const whole = `"\\/+${core}%&=<~'!`;
	cores.set(field, core);
	return whole;
}

let owner: OwnerApi;
let server: TokenServer;
let bff: TestBff;
let admin: AdminBrowser;
/** Everything that anybody was given, by where. */
const given = new Map<string, string>();
const sent: string[] = [];

/** The client secret and the refresh token that a token server is sent. */
function credentialsOf({ headers, body }: Pick<ReceivedRequest, "headers" | "body">): string[] {
	const basic = Buffer.from(String(headers.authorization).slice(6), "base64").toString();
	return [decodeURIComponent(basic.replaceAll("+", "%20")), new URLSearchParams(body).get("refresh_token") ?? ""];
}

/** What the owner's system and the token server answer: everything they got, in every spelling they can think of. */
function echo(text: string): Record<string, unknown> {
	const encoded = [encodeURIComponent(text), new URLSearchParams({ text }).toString(), JSON.stringify(text)];
	const base64 = (["base64", "base64url"] as const).map((alphabet) => Buffer.from(text).toString(alphabet));
	return { [text]: "as a key", text, encoded, base64, nested: JSON.stringify({ again: JSON.stringify({ text }) }) };
}

beforeAll(async () => {
	[owner, server] = await Promise.all([startOwnerApi(), startTokenServer()]);
	bff = await startBff({ allow: `${owner.host},${server.host}` });
	admin = new AdminBrowser(bff);
	owner.answer = ({ headers, body, url }, response) => {
		const credential = [headers.authorization, headers["x-internal-key"]].filter((text) => text !== undefined);
		const decoded = Buffer.from(String(credential[0]).replace(/^Basic /, ""), "base64").toString();
		const all = [...credential, decoded, ...(headers.authorization?.split(" ") ?? [])];
		sent.push(...all.map(String), body);
		const status = Number(/status=(\d+)/.exec(url)?.[1] ?? 200);
		const { identifier } = url === "/user-data" ? JSON.parse(body) : {};
		const user_info = JSON.stringify(all.map((text) => echo(String(text))));
		json(response, status, { every: all.map((text) => echo(String(text))), headers, identifier, user_info });
	};
	const ordinary = server.answer;
	server.answer = (request, response) => {
		sent.push(...credentialsOf(request));
		ordinary(request, response);
	};
	await plantAll();
});
afterAll(() => Promise.all([bff.close(), owner.close(), server.close()]));

const kinds: Record<string, () => AuthorizationInput["settings"]> = {
	bearer: () => ({ kind: "bearer" }),
	api_key: () => ({ kind: "api_key", header: "X-Internal-Key" }),
	basic: () => ({ kind: "basic", username: "shop" }),
	client: () => ({ kind: "oauth2_client_credentials", ...client() }),
	code: () => ({ kind: "oauth2_authorization_code", authorizationUrl: "https://login.example/auth", ...client() }),
};
const client = () =>
	({ tokenUrl: server.tokenUrl, clientId: "bellhop", clientAuthentication: "basic", scopes: [] as string[] }) as const;

async function plantAll(): Promise<void> {
	await saveSource(bff.admin, { url: `${owner.url}/user-data`, secret: canary("user data secret") });
	await setSourceActive(bff.admin, true);
	for (const [name, settings] of Object.entries(kinds)) {
		const record = { name, settings: settings(), origins: [owner.url], purpose: "read" as const };
		const saved = await saveAuthorization(bff.admin, { ...record, secret: canary(`${name} secret`) });
		if (name === "code") {
			// A token is sent as it is, so it has no characters that a header cannot carry.
			server.refreshToken = canary("refresh token");
			const tokens = { accessToken: canary("access token"), refreshToken: server.refreshToken, expireAt: null };
			await saveTokens({ ...bff.parts, queries: bff.database.query }, saved, tokens);
		}
		await replaceSecret(bff.admin, saved.id, canary(`${name} new secret`));
		const { secret } = await addSigningKey(bff.admin, saved.id);
		cores.set(`${name} signing key`, secret.slice(6, -4));
		const parameters = [parameterNamed("status", { place: "query", required: false, schema: { type: "string" } })];
		await saveTool(bff.admin, toolNamed(`by_${name}`, { url: `${owner.url}/x`, authorization: name, parameters }));
	}
}

/** Turns of a visitor with user data in which the model calls every tool, answered well and badly. */
async function converse(): Promise<void> {
	const claims = { email: "alex@example.com" };
	const identityToken = await signToken(bff, await secretSigner(bff), { claims });
	const visitor = await TestVisitor.arrive(bff, bff.site.id, identityToken);
	const streams: string[] = [];
	for (const name of Object.keys(kinds)) {
		for (const status of ["200", "401", "500"]) {
			bff.model.call(`by_${name}`, { status }).finish("tool-calls").say("Done.").finish();
			streams.push(await (await visitor.post("Go")).text());
		}
	}
	given.set("stream events", streams.join("\n"));
	given.set("API answers", JSON.stringify(await visitor.load()));
	given.set("prompts", JSON.stringify(bff.model.asked));
}

/** The trial that the test console makes with each new secret. */
async function tryPending(): Promise<void> {
	const found = await bff.database.query.query.tools.findMany({ with: { authorization: true } });
	const texts: string[] = [];
	for (const { authorization, ...tool } of found) {
		const signal = new AbortController().signal;
		const attempt = { record: { tool, authorization }, input: {}, signal, approved: false, secret: "pending" } as const;
		texts.push((await attemptCall({ ...bff.parts, claims: undefined }, attempt)).text);
	}
	given.set("trials", texts.join("\n"));
}

/** A token server that answers with what it was sent. */
async function refuseTokens(): Promise<void> {
	server.answer = ({ headers, body }, response) => {
		const [secret = ""] = credentialsOf({ headers, body });
		json(response, 400, { error: secret, error_description: body, ...echo(secret), error_uri: secret });
	};
	await bff.database.query.update(authorizations).set({ tokensExpireAt: new Date(0) });
	const visitor = await TestVisitor.arrive(bff);
	for (const name of ["client", "code"]) {
		bff.model.call(`by_${name}`, {}).finish("tool-calls").say("Done.").finish();
		given.set(`stream events of a refused ${name}`, await (await visitor.post("Go")).text());
	}
}

async function administer(): Promise<void> {
	const token = (await makeSetupLink(bff.parts, bffAddress))?.split("/").at(-1) ?? "";
	await admin.post("/setup", { token, name: "Ada", email: "ada@example.com", password: "correct horse battery" });
	await admin.logIn("ada@example.com", "correct horse battery");
	const paths = ["authorizations", "tools", "user-data"].map((noun) => `/sites/${bff.site.id}/${noun}`);
	for (const path of [...paths, "/activity", "/activity/export.csv"]) {
		const answer = await admin.get(path);
		expect(answer.status).toBe(200);
		given.set(`GET ${path}`, await answer.text());
	}
	const source = { url: `${owner.url}/user-data` };
	const tried = await admin.post(`/sites/${bff.site.id}/user-data/test`, { identifier: "alex@example.com", source });
	given.set("user data tried", await tried.text());
	const claims = { email: "alex@example.com" };
	for (const name of Object.keys(kinds)) {
		bff.model.call(`by_${name}`, { status: "401" }).finish("tool-calls").say("Done.").finish();
		const answer = await admin.post(`/sites/${bff.site.id}/playground`, { message: "Go", claims });
		given.set(`playground ${name}`, await answer.text());
	}
}

async function dumpTables(): Promise<void> {
	const named = sql`select table_name as name from information_schema.tables where table_schema = 'public'`;
	for (const { name } of await bff.database.rows<{ name: string }>(named)) {
		given.set(`table ${name}`, JSON.stringify(await bff.database.rows(sql`select * from ${sql.identifier(name)}`)));
	}
}

/** Every spelling in which the core of a canary could be read, whatever stands around it. */
function spellings(core: string): string[] {
	const inside = [0, 1, 2].flatMap((before) => {
		const text = Buffer.concat([Buffer.alloc(before), Buffer.from(core)])
			.toString("base64url")
			.slice(4, -4);
		return [text, text.replaceAll("-", "+").replaceAll("_", "/")];
	});
	return [core, Buffer.from(core).toString("hex"), ...inside];
}

describe("a canary in every credential field", () => {
	beforeAll(async () => {
		await converse();
		await tryPending();
		await refuseTokens();
		await administer();
		await dumpTables();
		given.set("log", bff.logged.join("\n"));
	}, 60_000);

	test("was really sent, or this would prove nothing", async () => {
		const all = sent.join("\n");
		const used = ["bearer secret", "api_key secret", "basic secret", "client secret", "access token", "refresh token"];
		for (const field of [...used, "bearer new secret", "code new secret", "user data secret"]) {
			expect(all, field).toContain(cores.get(field));
		}
		const states = await bff.database.query.select().from(toolCalls);
		expect(new Set(states.map(({ problem }) => problem ?? "done"))).toEqual(
			new Set(["done", "credential_refused", "credential_refused_after_refresh", "system_error", "token_refused"]),
		);
		expect([...given.keys()]).toEqual(
			expect.arrayContaining(["table authorizations", "table tool_calls", "log", "prompts"]),
		);
		for (const name of [
			"prompts",
			"table tool_calls",
			"table user_data",
			"trials",
			"user data tried",
			"playground bearer",
		])
			expect(given.get(name)).toContain("[secret]");
	});

	test("is in no prompt, stream event, answer, log line or row, in any spelling", () => {
		for (const [place, text] of given) {
			for (const [field, core] of cores) {
				for (const spelling of spellings(core)) {
					expect(text.includes(spelling), `${field} in ${place} as ${spelling}`).toBe(false);
				}
			}
		}
	});

	test("stands sealed in columns that a rotation of the keys knows, and in no other", async () => {
		const known = new Set(sealedColumns.map(({ table, column }) => `${table}.${column}`));
		const found = new Set<string>();
		for (const [place, text] of given) {
			if (!place.startsWith("table ")) continue;
			for (const row of JSON.parse(text) as Record<string, unknown>[]) {
				for (const [column, value] of Object.entries(row)) {
					if (/v1\.\d+\.[\w-]{38}/.test(JSON.stringify(value))) found.add(`${place.slice(6)}.${column}`);
				}
			}
		}
		expect([...found].filter((column) => !known.has(column))).toEqual([]);
		expect([...found].sort()).toEqual([
			"authorizations.pending_secret",
			"authorizations.secret",
			"authorizations.tokens",
			"identity_keys.secret",
			"signing_keys.secret",
			"user_data_sources.secret",
		]);
	});
});
