import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../../test/owner-api.ts";
import { parameterNamed, toolNamed, toolRow } from "../../../test/tools.ts";
import { saveAuthorization } from "../../authorization/save-authorization.ts";
import { authorizations, type Tool, toolCalls } from "../../database/tables/index.ts";
import { toolFromCurl } from "../import/tool-from-curl.ts";
import { saveTool } from "../save-tool.ts";
import { type Trial, tryTool } from "./try-tool.ts";

const canary = "canary/7f3a+c2d1==beef";
let owner: OwnerApi;
let bff: TestBff;

beforeAll(async () => {
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host });
	const credential = { secret: canary, origins: [owner.url], purpose: "write" as const };
	await saveAuthorization(bff.admin, { ...credential, name: "bearer", settings: { kind: "bearer" } });
	await saveAuthorization(bff.admin, {
		...credential,
		name: "api_key",
		settings: { kind: "api_key", header: "X-Key" },
	});
	await saveAuthorization(bff.admin, { ...credential, name: "basic", settings: { kind: "basic", username: "shop" } });
	await saveAuthorization(bff.admin, { ...credential, name: "reading", purpose: "read", settings: { kind: "bearer" } });
	await saveAuthorization(bff.admin, {
		...credential,
		name: "elsewhere",
		origins: ["https://b.example"],
		settings: { kind: "bearer" },
	});
});
afterAll(() => Promise.all([bff.close(), owner.close()]));
beforeEach(() => {
	owner.received.length = 0;
	owner.answer = (_, response) => json(response, 200, { status: "in transit" });
});

const order = {
	url: () => `${owner.url}/orders/{id}`,
	parameters: [parameterNamed("id", { place: "path", schema: { type: "string" } }), parameterNamed("note")],
};
const tool = (more: Partial<Tool> = {}): Tool => toolRow({ url: order.url(), parameters: order.parameters, ...more });

async function trying(more: Partial<Trial> & { readonly by?: string; readonly tool?: Tool } = {}) {
	const { by = "bearer", tool: tried = tool(), ...rest } = more;
	const [authorization = null] = await bff.database.query
		.select()
		.from(authorizations)
		.where(eq(authorizations.name, by));
	const result = await tryTool(bff.parts, {
		record: { tool: tried, authorization },
		values: { id: "12 3", note: "it's" },
		confirmed: false,
		signal: new AbortController().signal,
		...rest,
	});
	const everything = JSON.stringify([result, bff.logged, await bff.database.query.select().from(toolCalls)]);
	expect(everything).not.toContain("7f3a");
	expect(everything).not.toContain(btoa(canary).slice(0, 12));
	return result;
}

describe("a trial of a tool", () => {
	test("shows what was sent, what came back, and the exact text the model would get", async () => {
		const result = await trying({ tool: tool({ state: "draft" }) });
		expect(result).toEqual({
			request: {
				http: [
					"POST /orders/12%203 HTTP/1.1",
					`host: ${owner.host}`,
					"accept: application/json",
					"content-type: application/json",
					"authorization: Bearer ••••beef",
					"user-agent: Bellhop",
					"accept-encoding: gzip, deflate, br",
					"content-length: 15",
					"",
					'{"note":"it\'s"}',
				].join("\n"),
				curl: [
					`curl --compressed -X POST '${owner.url}/orders/12%203' \\`,
					"  -H 'accept: application/json' \\",
					"  -H 'content-type: application/json' \\",
					"  -H 'authorization: Bearer ••••beef' \\",
					"  -H 'user-agent: Bellhop' \\",
					`  --data-raw '{"note":"it'\\''s"}'`,
				].join("\n"),
			},
			sent: true,
			status: 200,
			milliseconds: expect.any(Number),
			answer: {
				contentType: "application/json",
				body: '{"status":"in transit"}',
				bytes: 23,
				isCut: false,
				dropped: [],
			},
			model: { text: '{"ok":true,"data":{"status":"in transit"}}', bytes: 42, estimatedTokens: 11 },
			problem: undefined,
		});
	});

	test("shows every header that arrives, and the credential arrives whole", async () => {
		const { request } = await trying();
		const [received] = owner.received;
		const shown = Object.fromEntries(
			(request?.http.split("\n\n")[0]?.split("\n").slice(1) ?? []).map((line) => line.split(": ")),
		);
		const { connection: _, ...headers } = received?.headers ?? {};
		expect(shown).toEqual({ ...headers, authorization: "Bearer ••••beef" });
		expect(received?.headers.authorization).toBe(`Bearer ${canary}`);
	});

	test("shows a command that means the same request", async () => {
		const { request } = await trying();
		const imported = toolFromCurl(request?.curl ?? "");
		expect(imported).toMatchObject({
			tool: { method: "POST", parameters: [{ name: "note" }] },
			authorization: { kind: "bearer" },
		});
		expect(imported.problems).toEqual([expect.stringMatching(/https/)]);
	});

	test.each([
		["api_key", "x-key: ••••beef"],
		["basic", "authorization: Basic ••••beef"],
		["nobody", ""],
	])("masks a credential of the kind %s", async (by, header) => {
		const { request } = await trying({ by });
		expect(request?.http).toContain(header);
		expect(request?.http.includes("••••")).toBe(header !== "");
		expect(owner.received).toHaveLength(1);
	});

	test("goes the way of a live call: the same model text for a saved tool, its identity and constants filled in", async () => {
		const parameters = [
			parameterNamed("email", { source: { from: "identity", claim: "email" } }),
			parameterNamed("tenant", { source: { from: "constant", value: "hp" } }),
		];
		const saved = await saveTool(
			bff.admin,
			toolNamed("mine", { url: `${owner.url}/mine`, parameters, audience: "verified" }),
		);
		const { request } = await trying({ tool: saved, values: {}, claims: { email: "me@example.com" } });
		expect(owner.received[0]?.body).toBe('{"email":"me@example.com","tenant":"hp"}');
		expect(request?.http).toContain('{"email":"me@example.com","tenant":"hp"}');
		const { problem } = await trying({
			tool: saved,
			values: { email: "x@example.com" },
			claims: { email: "me@example.com" },
		});
		expect(problem?.code).toBe("input_invalid");
	});

	test("says what the field picker dropped", async () => {
		owner.answer = (_, response) =>
			json(response, 200, { id: 1, note: "n", items: [{ sku: "a", cost: 1 }, { sku: "b" }], tags: ["x"] });
		const response = { maxBytes: 1_000, fields: ["id", "items[].sku"] };
		const { answer, model } = await trying({ tool: tool({ response }) });
		expect(answer?.dropped).toEqual(["note", "items[].cost", "tags"]);
		expect(model.text).toBe('{"ok":true,"data":{"id":1,"items":[{"sku":"a"},{"sku":"b"}]}}');
	});

	test("shows the beginning of a long answer, and the model's text as it is cut", async () => {
		owner.answer = (_, response) => json(response, 200, "é".repeat(100_000));
		const { answer, model } = await trying();
		expect(answer).toMatchObject({ isCut: true, bytes: 200_002 });
		expect(answer?.body).toHaveLength(65_536);
		expect(model.text).toContain("Only the first 8192 bytes are shown.");
	});

	test("leaves no row behind", async () => {
		await trying();
		expect(await bff.database.query.select().from(toolCalls)).toEqual([]);
	});
});

describe("a tool that writes", () => {
	test("is shown and not sent until the admin confirms", async () => {
		const writing = tool({ access: "write" });
		const { request, sent, problem, status } = await trying({ tool: writing });
		expect({ sent, status, problem }).toEqual({
			sent: false,
			status: undefined,
			problem: { code: "approval_required", sentence: expect.stringMatching(/confirm/) },
		});
		expect(request?.http).toMatch(/^POST .*\n[\s\S]*Bearer ••••beef/);
		expect(owner.received).toEqual([]);
		const confirmed = await trying({ tool: writing, confirmed: true });
		expect(confirmed).toMatchObject({ sent: true, status: 200, problem: undefined });
		const lines = (http = "") =>
			http
				.replace(/(?<=idempotency-key: ).*/, "…")
				.split("\n")
				.sort();
		expect(lines(confirmed.request?.http)).toEqual(lines(request?.http));
		expect(confirmed.request?.http).toMatch(/idempotency-key: call_/);
	});

	test("is not sent with a credential for reading, confirmed or not", async () => {
		const { sent, problem } = await trying({ by: "reading", tool: tool({ access: "write" }), confirmed: true });
		expect({ sent, problem }).toEqual({
			sent: false,
			problem: { code: "credential_unusable", sentence: '"reading" is meant for reading only.' },
		});
		expect(owner.received).toEqual([]);
	});
});

describe("a trial that fails says why", () => {
	const at = (url: string) => tool({ url, parameters: [], timeoutMs: 1_000 });
	const failing = async (url: string, by = "nobody") => {
		const { sent, problem, model } = await trying({ tool: at(url), values: {}, by });
		expect(JSON.parse(model.text)).toMatchObject({ ok: false, problem: problem?.code });
		expect(sent).toBe(false);
		return problem;
	};

	test("when the name is not known (DNS)", async () => {
		expect(await failing("https://nothing.invalid/x")).toEqual({
			code: "unreachable",
			sentence: expect.stringMatching(/nothing\.invalid.*DNS/),
		});
	});

	test("when there is no TLS", async () => {
		expect(await failing(owner.url.replace("http:", "https:"))).toEqual({
			code: "unreachable",
			sentence: expect.stringMatching(/TLS/),
		});
	});

	test.each([
		["https://127.0.0.1:8080/x", "loopback_address", "127.0.0.1:8080"],
		["https://localhost/x", "loopback_address", "localhost:443"],
		["https://192.168.0.1/x", "private_address", "192.168.0.1:443"],
		["https://169.254.169.254/x", "not_public_address", "169.254.169.254:443"],
		["http://api.example/x", "https_only", "api.example:80"],
	])("when the egress refuses %s, with the rule and the setting", async (url, rule, host) => {
		const problem = await failing(url);
		expect(problem?.code).toBe("not_allowed_out");
		expect(problem?.sentence).toContain(`(${rule}: ${host})`);
		expect(problem?.sentence).toContain(`BELLHOP_EGRESS_ALLOW=${host}`);
	});

	test("when the credential may not be sent there", async () => {
		expect(await failing(`${owner.url}/x`, "elsewhere")).toEqual({
			code: "credential_unusable",
			sentence: expect.stringContaining(`may not be sent to ${owner.url}`),
		});
		expect(owner.received).toEqual([]);
	});

	test("when no answer comes in time", async () => {
		owner.answer = () => {};
		const { sent, problem, milliseconds } = await trying({ tool: tool({ timeoutMs: 1_000 }) });
		expect({ sent, problem }).toEqual({
			sent: true,
			problem: { code: "timeout", sentence: expect.stringContaining("within 1 s") },
		});
		expect(milliseconds).toBeGreaterThan(900);
	});

	test("when the connection breaks, the answer redirects, or is too large", async () => {
		owner.answer = (_, response) => response.destroy();
		expect((await trying()).problem).toEqual({
			code: "connection_lost",
			sentence: expect.stringMatching(/may have acted/),
		});
		owner.answer = (_, response) => response.writeHead(302, { location: "/x" }).end();
		expect((await trying()).problem).toEqual({ code: "redirected", sentence: expect.stringMatching(/redirect/) });
		owner.answer = (_, response) => json(response, 200, "x".repeat(1024 * 1024));
		expect((await trying()).problem).toEqual({ code: "answer_too_large", sentence: expect.stringMatching(/1 MiB/) });
	});

	test.each([
		[401, "credential_refused", /refused "bearer" \(HTTP 401\)/],
		[403, "credential_refused", /HTTP 403/],
		[404, "not_found", /HTTP 404/],
		[409, "conflict", /HTTP 409/],
		[422, "request_refused", /HTTP 422/],
		[429, "busy", /HTTP 429/],
		[503, "system_error", /HTTP 503/],
	])("when the system answers %i, and shows its answer", async (status, code, sentence) => {
		owner.answer = (_, response) => json(response, status, { error: "reason" });
		const result = await trying();
		expect(result).toMatchObject({
			status,
			answer: { body: '{"error":"reason"}' },
			problem: { code, sentence: expect.stringMatching(sentence) },
		});
		expect(result.model.text).not.toContain("reason");
	});

	test("when the system wants a credential and the tool has none", async () => {
		owner.answer = (_, response) => json(response, 401, {});
		expect((await trying({ by: "nobody" })).problem?.sentence).toMatch(/has none/);
	});

	test.each([
		["text/html", "<h1>Sign in</h1>", /web page/],
		["text/csv", "a,b", /text\/csv/],
		["application/json", '{"a":1,}', /Line 1, column 8: There is a comma too many/],
		["application/json", '{"a":', /ends too early/],
	])("when the answer is not JSON: %s %s", async (type, body, sentence) => {
		owner.answer = (_, response) => response.writeHead(200, { "content-type": type }).end(body);
		const { problem, answer } = await trying();
		expect(problem).toEqual({ code: "answer_not_json", sentence: expect.stringMatching(sentence) });
		expect(answer?.body).toBe(body);
	});

	test("when the answer does not fit the schema, or the values do not fit the parameters", async () => {
		const response = { maxBytes: 1_000, schema: { type: "object", required: ["id"] } };
		expect((await trying({ tool: tool({ response }) })).problem).toEqual({
			code: "answer_unexpected",
			sentence: expect.stringMatching(/'id'/),
		});
		const { problem, sent, request } = await trying({ values: { id: 7 } });
		expect({ problem, sent }).toEqual({
			problem: { code: "input_invalid", sentence: expect.stringMatching(/values do not fit/) },
			sent: false,
		});
		expect(request).toBeUndefined();
	});

	test("when there is no identity", async () => {
		const parameters = [parameterNamed("email", { source: { from: "identity", claim: "email" } })];
		const verified = tool({ url: `${owner.url}/x`, parameters, audience: "verified" });
		for (const claims of [undefined, { sub: "1" }]) {
			const { problem } = await trying({ tool: verified, values: {}, ...(claims && { claims }) });
			expect(problem).toEqual({ code: "identity_missing", sentence: expect.stringMatching(/takes email/) });
		}
		expect(owner.received).toEqual([]);
	});

	test("when it is stopped", async () => {
		const stop = new AbortController();
		owner.answer = () => stop.abort();
		expect((await trying({ signal: stop.signal })).problem).toMatchObject({
			code: "connection_lost",
			sentence: expect.stringMatching(/stopped/),
		});
	});
});

describe("a secret that the owner's system sends back", () => {
	test.each<[string, string, (secret: string) => string]>([
		["as it is", "application/json", (secret) => JSON.stringify({ echo: `Bearer ${secret}` })],
		[
			"in \\u escapes",
			"application/json",
			(secret) => `{"echo":"${[...secret].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("")}"}`,
		],
		[
			"in \\u escapes of JSON that breaks off",
			"application/json",
			(secret) => `{"echo":"${[...secret].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("")}`,
		],
		["as a key", "application/json", (secret) => JSON.stringify({ id: 1, [secret]: 1 })],
		["in base64", "application/json", (secret) => JSON.stringify({ echo: btoa(secret) })],
		["in a page", "text/html", (secret) => `<p>${secret}</p>`],
		["as a media type", `text/x-${canary}`, () => "x"],
	])("%s is masked everywhere", async (_, type, body) => {
		for (const status of [200, 401]) {
			owner.answer = (_request, response) => response.writeHead(status, { "content-type": type }).end(body(canary));
			const response = { maxBytes: 8_192, fields: ["id"] };
			await trying({ tool: tool({ response }) });
			await trying();
		}
	});

	test("and one that an admin put into a value is masked in the request as well", async () => {
		const { request } = await trying({ values: { id: "1", note: `${canary}'` } });
		expect(request?.curl).toContain("[secret]");
		expect(owner.received[0]?.body).toContain(canary);
	});
});
