import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { toolNamed } from "../../test/tools.ts";
import { TestVisitor } from "../../test/visitor.ts";
import { authorizations, toolCalls, tools } from "../database/tables/index.ts";
import { saveTool, ToolInputError } from "../tool/save-tool.ts";
import { AuthorizationRefusal, authorize } from "./authorize.ts";
import { type AuthorizationInput, saveAuthorization } from "./save-authorization.ts";

const canary = "canary-7f3a-bd21-secret";
let owner: OwnerApi;
let elsewhere: OwnerApi;
let bff: TestBff;

beforeAll(async () => {
	[owner, elsewhere] = await Promise.all([startOwnerApi(), startOwnerApi()]);
	bff = await startBff({ allow: `${owner.host},${elsewhere.host}` });
});
afterAll(() => Promise.all([bff.close(), owner.close(), elsewhere.close()]));
beforeEach(() => {
	owner.received.length = 0;
	elsewhere.received.length = 0;
});

const acting = () => bff.admin;
const record = (more: Partial<AuthorizationInput> = {}): AuthorizationInput => ({
	name: "Order API",
	settings: { kind: "bearer" },
	secret: canary,
	origins: [owner.url],
	purpose: "read",
	...more,
});
const rowNamed = async (name: string) => {
	const [row] = await bff.database.query.select().from(authorizations).where(eq(authorizations.name, name));
	if (!row) throw new Error(`no ${name}`);
	return row;
};

/** Lets the model call a tool in a turn and says how it went. */
async function calling(name: string) {
	bff.model.call(name, {}).finish("tool-calls").say("Done.").finish();
	await (await (await TestVisitor.arrive(bff)).post("Go")).text();
	const mine = bff.database.query.select().from(toolCalls).where(eq(toolCalls.toolName, name));
	const row = (await mine.orderBy(asc(toolCalls.startedAt))).at(-1);
	return row?.problem ?? row?.state;
}

describe("a credential on the wire", () => {
	test.each<[string, AuthorizationInput["settings"], Record<string, string>]>([
		["bearer", { kind: "bearer" }, { authorization: `Bearer ${canary}` }],
		["api_key", { kind: "api_key", header: "X-Internal-Key" }, { "x-internal-key": canary }],
		["basic", { kind: "basic", username: "shop" }, { authorization: `Basic ${btoa(`shop:${canary}`)}` }],
	])("of the kind %s stands in its header, and in no other part of the request", async (kind, settings, headers) => {
		await saveAuthorization(acting(), record({ name: kind, settings }));
		const authorization = kind;
		await saveTool(
			acting(),
			toolNamed(`by_${kind}`, { url: `${owner.url}/x`, authorization, headers: { "X-Internal-Key": "mine" } }),
		);
		expect(await calling(`by_${kind}`)).toBe("done");
		const [request] = owner.received;
		expect(request?.headers).toMatchObject(headers);
		const spelled = JSON.stringify(request).split(Object.values(headers)[0] ?? "").length - 1;
		expect(spelled).toBe(1);
		expect((await rowNamed(kind)).lastUsedAt).toBeInstanceOf(Date);
	});

	test("never leaves for another origin: a tool whose URL was changed gets no credential and sends nothing", async () => {
		await saveAuthorization(acting(), record());
		const tool = await saveTool(acting(), toolNamed("moved", { url: `${owner.url}/x`, authorization: "Order API" }));
		for (const url of [
			`${elsewhere.url}/x`,
			owner.url.replace("localhost", "127.0.0.1"),
			owner.url.replace("http:", "https:"),
		]) {
			await bff.database.query.update(tools).set({ url }).where(eq(tools.id, tool.id));
			expect(await calling("moved")).toBe("credential_unusable");
		}
		expect([...owner.received, ...elsewhere.received]).toEqual([]);
	});

	test("meant for reading is refused to a write", async () => {
		await saveAuthorization(acting(), record());
		const row = await rowNamed("Order API");
		const url = new URL(`${owner.url}/x`);
		await expect(authorize(bff.parts, row, { url, access: "write" })).rejects.toThrow(AuthorizationRefusal);
		const writing = { ...row, purpose: "write" as const };
		expect((await authorize(bff.parts, writing, { url, access: "write" })).headers).toHaveProperty("authorization");
	});

	test("of another row does not open, and nothing is sent", async () => {
		await saveAuthorization(acting(), record({ name: "Weak" }));
		await saveAuthorization(acting(), record({ name: "Strong", secret: "another-secret" }));
		await saveTool(acting(), toolNamed("swapped", { url: `${owner.url}/x`, authorization: "Weak" }));
		const { secret } = await rowNamed("Strong");
		await bff.database.query.update(authorizations).set({ secret }).where(eq(authorizations.name, "Weak"));
		expect(await calling("swapped")).toBe("credential_unusable");
		expect(owner.received).toEqual([]);
	});

	test.each(["", "v1", "v1.1.", "v2.1.AAAA", "v1.99.AAAA", `v1.1.${"A".repeat(80)}`])(
		"sealed as %j does not open",
		async (secret) => {
			await saveAuthorization(acting(), record({ name: "Broken" }));
			await saveTool(acting(), toolNamed("broken", { url: `${owner.url}/x`, authorization: "Broken" }));
			await bff.database.query.update(authorizations).set({ secret }).where(eq(authorizations.name, "Broken"));
			expect(await calling("broken")).toBe("credential_unusable");
			expect(owner.received).toEqual([]);
		},
	);
});

describe("a stored credential", () => {
	test("is sealed: no dump of the table shows the secret in any spelling", async () => {
		await saveAuthorization(acting(), record());
		const dump = JSON.stringify(await bff.database.rows(sql`select * from authorizations`));
		for (const spelling of [
			canary,
			btoa(canary),
			Buffer.from(canary).toString("base64url"),
			Buffer.from(canary).toString("hex"),
		]) {
			expect(dump).not.toContain(spelling);
		}
		expect((await rowNamed("Order API")).lastFour).toBe("cret");
	});

	test("sealed twice is two different texts", async () => {
		await saveAuthorization(acting(), record());
		const { secret, id } = await rowNamed("Order API");
		await saveAuthorization(acting(), record());
		expect(await rowNamed("Order API")).toMatchObject({ id, secret: expect.not.stringMatching(secret) });
	});

	test("that is short shows none of its characters", async () => {
		expect((await saveAuthorization(acting(), record({ name: "Short", secret: "hunter2" }))).lastFour).toBe("");
	});

	test.each<[string, Partial<Record<keyof AuthorizationInput, unknown>>]>([
		["a line break in its secret", { secret: "a\r\nX-Admin: 1" }],
		["an empty secret", { secret: "" }],
		["spaces around its secret", { secret: " secret " }],
		["a secret beyond ASCII", { secret: "schlüssel" }],
		["no origin", { origins: [] }],
		["an origin with a path", { origins: ["https://api.example/x"] }],
		["any origin", { origins: ["*"] }],
		["the origin null", { origins: ["null"] }],
		["a colon in its user name", { settings: { kind: "basic", username: "a:b" } }],
		["the Host header", { settings: { kind: "api_key", header: "Host" } }],
		["a header that the door out writes itself", { settings: { kind: "api_key", header: "Accept-Encoding" } }],
		["a header with a line break", { settings: { kind: "api_key", header: "X\r\nY" } }],
		["an unknown kind", { settings: { kind: "magic" } }],
		["no name", { name: " " }],
	])("cannot have %s", async (_, more) => {
		await expect(saveAuthorization(acting(), record(more as Partial<AuthorizationInput>))).rejects.toThrow();
	});
});

describe("a tool with a credential", () => {
	const saving = (more: Parameters<typeof toolNamed>[1]) =>
		saveTool(
			acting(),
			toolNamed("with_credential", { url: `${owner.url}/x`, authorization: "Order API", ...more }),
		).then(
			() => "saved",
			(error: unknown) => (error instanceof ToolInputError ? error.field : String(error)),
		);

	test("is saved only for an origin of the credential, for its purpose, and for a record of the site", async () => {
		await saveAuthorization(acting(), record());
		expect(await saving({})).toBe("saved");
		expect(await saving({ url: `${elsewhere.url}/x` })).toBe("url");
		expect(await saving({ access: "write" })).toBe("authorization");
		expect(await saving({ authorization: "Nobody's" })).toBe("authorization");
	});
});
