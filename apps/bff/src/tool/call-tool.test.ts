import { gzipSync } from "node:zlib";
import { makeId } from "@bellhop/contract/id";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { partsOf, TestVisitor, textOf } from "../../test/visitor.ts";
import { saveAuthorization } from "../authorization/save-authorization.ts";
import { type ToolCall, toolCalls } from "../database/tables/index.ts";
import { saveSite } from "../site/save-site.ts";
import { callTool } from "./call-tool.ts";
import { saveTool } from "./save-tool.ts";
import type { ToolInput } from "./tool-input.ts";

const canary = "canary/7f3a+c2d1==";
let owner: OwnerApi;
let bff: TestBff;
let visitor: TestVisitor;

beforeAll(async () => {
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host });
	const credential = { name: "Owner API", secret: canary, origins: [owner.url], purpose: "read" as const };
	await saveAuthorization(acting(), { ...credential, settings: { kind: "bearer" } });
	await saveAuthorization(acting(), { ...credential, name: "Basic", settings: { kind: "basic", username: "shop" } });
	await have("look_up", { authorization: "Owner API", timeoutMs: 1_000 });
});
afterAll(() => Promise.all([bff.close(), owner.close()]));
beforeEach(async () => {
	visitor = await TestVisitor.arrive(bff);
	owner.received.length = 0;
	owner.answer = (_, response) => json(response, 200, { status: "in transit" });
});

const acting = () => bff.admin;
const have = (name: string, more: Partial<ToolInput> = {}) => {
	const parameters = [parameterNamed("order_id", { schema: { type: "string" } })];
	return saveTool(acting(), toolNamed(name, { url: `${owner.url}/orders`, parameters, ...more }));
};

/** One turn in which the model calls a tool; what the model was then given, the call's row and the visitor's parts. */
async function turnCalling(name: string, input: unknown = { order_id: "12345" }) {
	const before = new Set((await bff.database.query.select().from(toolCalls)).map(({ id }) => id));
	bff.model.call(name, input).finish("tool-calls").say("That is it.").finish();
	const parts = await partsOf(visitor.post("Where is it?"));
	const [row] = (await bff.database.query.select().from(toolCalls)).filter(({ id }) => !before.has(id));
	const given = bff.model.asked.at(-1)?.prompt.at(-1);
	const [result] = given?.role === "tool" ? given.content : [];
	const output = result?.type === "tool-result" ? result.output : undefined;
	const steps = parts.flatMap((part) => (part.type === "data-step" ? [part.data] : []));
	return { parts, steps, row: row as ToolCall, given: output?.type === "text" ? output.value : JSON.stringify(output) };
}

describe("a tool call", () => {
	test("is one request to the owner's system, a step for the visitor, and a row with the exact text the model got", async () => {
		const { parts, steps, row, given } = await turnCalling("look_up");
		expect(owner.received).toMatchObject([{ method: "POST", url: "/orders", body: '{"order_id":"12345"}' }]);
		expect(owner.received[0]?.headers).toMatchObject({ authorization: `Bearer ${canary}`, "user-agent": "Bellhop" });
		expect(given).toBe('{"ok":true,"data":{"status":"in transit"}}');
		expect(steps).toEqual([
			{ callId: row.id, title: "Looking it up", state: "running" },
			{ callId: row.id, title: "Looking it up", state: "done" },
		]);
		expect(textOf(parts)).toBe("That is it.");
		expect(row).toMatchObject({
			toolName: "look_up",
			input: { order_id: "12345" },
			output: given,
			state: "done",
			problem: null,
			httpStatus: 200,
			requestBytes: 20,
			responseBytes: 23,
			outputBytes: given.length,
			startedAt: expect.any(Date),
			endedAt: expect.any(Date),
		});
	});

	test("is a row before its request leaves", async () => {
		const running = () => bff.database.query.select().from(toolCalls).where(eq(toolCalls.state, "running"));
		let seen: ToolCall[] = [];
		owner.answer = (_, response) => {
			void running().then((rows) => {
				seen = rows;
				json(response, 200, {});
			});
		};
		await turnCalling("look_up");
		expect(seen).toMatchObject([{ toolName: "look_up", output: null, endedAt: null }]);
	});

	test("shows the visitor neither what was asked nor what was answered", async () => {
		owner.answer = (_, response) => json(response, 200, { internal_note: "flagged" });
		const { parts } = await turnCalling("look_up", { order_id: "98765" });
		expect(JSON.stringify(parts)).not.toMatch(/internal_note|flagged|98765|look_up/);
		expect(JSON.stringify(await visitor.load())).not.toMatch(/internal_note|flagged|98765|look_up/);
	});

	test("of an earlier turn is part of what the model reads later", async () => {
		const { given } = await turnCalling("look_up");
		bff.model.say("As I said.").finish();
		await partsOf(visitor.post("And now?"));
		const prompt = JSON.stringify(bff.model.asked.at(-1)?.prompt);
		expect(prompt).toContain(JSON.stringify(given));
		expect(prompt).toContain('"order_id":"12345"');
	});
});

describe("a call that fails", () => {
	const failing = async (problem: string, more: Partial<ToolCall> = {}) => {
		const { parts, steps, row, given } = await turnCalling("look_up");
		expect(JSON.parse(given)).toEqual({ ok: false, problem, explanation: expect.any(String) });
		expect(row).toMatchObject({ state: "failed", problem, output: given, endedAt: expect.any(Date), ...more });
		expect(steps.map(({ state }) => state)).toEqual(["running", "failed"]);
		expect(parts.at(-1)).toEqual({ type: "finish" });
		expect(owner.received).toHaveLength(1);
	};

	test.each([
		[401, "credential_refused"],
		[404, "not_found"],
		[409, "conflict"],
		[429, "busy"],
		[500, "system_error"],
	])("with HTTP %i is %s and is not repeated", async (status, problem) => {
		owner.answer = (_, response) => json(response, status, { error: "internal detail" });
		await failing(problem, { httpStatus: status });
	});

	test("for want of an answer is timeout", async () => {
		owner.answer = () => {};
		await failing("timeout", { httpStatus: null });
	});

	test("in the middle of an answer that never ends is timeout", async () => {
		owner.answer = (_, response) => response.writeHead(200, { "content-type": "application/json" }).write('{"a":');
		await failing("timeout");
	});

	test("by a broken connection is connection_lost", async () => {
		owner.answer = (_, response) => response.destroy();
		await failing("connection_lost");
	});

	test("in the middle of the answer is connection_lost", async () => {
		owner.answer = (_, response) => {
			response.writeHead(200, { "content-length": "100" }).write("{", () => response.destroy());
		};
		await failing("connection_lost");
	});

	test.each([301, 302, 303, 307, 308])("by a redirect (%i) is redirected, and nobody follows it", async (status) => {
		owner.answer = (_, response) => response.writeHead(status, { location: `${owner.url}/elsewhere` }).end();
		await failing("redirected");
	});

	test("by more than 1 MiB is answer_too_large", async () => {
		owner.answer = (_, response) => json(response, 200, "x".repeat(1024 * 1024));
		await failing("answer_too_large");
	});

	test("by a gzip bomb is answer_too_large", async () => {
		const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
		owner.answer = (_, response) => {
			response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(bomb);
		};
		await failing("answer_too_large");
	});

	test.each(["gzip", "br", "deflate", "zstd", "gzip, gzip"])(
		"by bytes that are not %s is answer_not_json",
		async (encoding) => {
			owner.answer = (_, response) => {
				response.writeHead(200, { "content-type": "application/json", "content-encoding": encoding }).end("{}");
			};
			await failing("answer_not_json");
		},
	);

	test("by HTML instead of JSON is answer_not_json", async () => {
		owner.answer = (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>");
		await failing("answer_not_json", { httpStatus: 200 });
	});

	test("by arguments of the wrong shape is input_invalid, and nothing is sent", async () => {
		for (const input of [{}, { order_id: 7 }, { order_id: "1", admin: true }]) {
			const { row, given } = await turnCalling("look_up", input);
			expect(JSON.parse(given)).toMatchObject({ problem: "input_invalid" });
			expect(row).toMatchObject({ problem: "input_invalid", input });
		}
		expect(owner.received).toEqual([]);
	});
});

describe("a credential that the owner's system echoes", () => {
	const everywhere = async () =>
		[
			JSON.stringify(await bff.database.query.select().from(toolCalls)),
			JSON.stringify(bff.model.asked),
			JSON.stringify(await visitor.load()),
			bff.logged.join("\n"),
		].join("\n");

	test.each<[string, (secret: string) => string]>([
		["as it is", (secret) => JSON.stringify({ echo: `Bearer ${secret}` })],
		["with escaped slashes, as PHP writes JSON", (secret) => JSON.stringify({ echo: secret }).replaceAll("/", "\\/")],
		[
			"in \\u escapes",
			(secret) => `{"echo":"${[...secret].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("")}"}`,
		],
		["as a key", (secret) => JSON.stringify({ [secret]: 1 })],
		["in base64", (secret) => JSON.stringify({ echo: btoa(secret) })],
		["percent-encoded", (secret) => JSON.stringify({ echo: encodeURIComponent(secret) })],
		["beyond the cut", (secret) => JSON.stringify({ echo: "x".repeat(8_180 - 9) + secret.repeat(400) })],
	])("%s is masked for the model, in the row and in the log", async (_, body) => {
		owner.answer = (_request, response) => {
			response.writeHead(200, { "content-type": "application/json" }).end(body(canary));
		};
		const { given, row } = await turnCalling("look_up");
		expect(row.state).toBe("done");
		expect(given).toContain("[secret]".slice(0, 4));
		expect(await everywhere()).not.toMatch(/7f3a|N2YzYS|%2F7f3a/);
	});

	test("as the header of basic authorization is masked as well", async () => {
		await have("look_up_basic", { authorization: "Basic" });
		owner.answer = ({ headers }, response) => json(response, 200, { echo: headers.authorization });
		const { given } = await turnCalling("look_up_basic");
		expect(owner.received[0]?.headers.authorization).toBe(`Basic ${btoa(`shop:${canary}`)}`);
		expect(given).toBe('{"ok":true,"data":{"echo":"Basic [secret]"}}');
		expect(await everywhere()).not.toContain(btoa(`shop:${canary}`).slice(0, 20));
	});

	test("in an error or a content type is masked too", async () => {
		owner.answer = (_, response) => response.writeHead(200, { "content-type": `text/x-${canary}` }).end("x");
		await turnCalling("look_up");
		owner.answer = (_, response) => json(response, 401, { error: `bad token ${canary}` });
		await turnCalling("look_up");
		expect(await everywhere()).not.toContain("7f3a");
	});
});

describe("the model", () => {
	const offered = () => (bff.model.asked.at(-1)?.tools ?? []).map(({ name }) => name);

	test("is offered live tools for anybody, and no other", async () => {
		await have("a_draft", { state: "draft" });
		await have("for_members", { audience: "verified" });
		await turnCalling("look_up");
		expect(offered()).toContain("look_up");
		expect(offered()).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(a_draft|for_members)$/)]));
	});

	test.each(["a_draft", "for_members", "of_another_site", "constructor", "__proto__", "toString", "../look_up"])(
		"that calls %s reaches nothing and can still answer",
		async (name) => {
			const site = await saveSite(bff.admin, siteNamed("Another"));
			const other = toolNamed("of_another_site", { url: `${owner.url}/other` });
			await saveTool({ ...bff.admin, site }, other);
			const { parts, row } = await turnCalling(name);
			expect(owner.received).toEqual([]);
			expect(row).toBeUndefined();
			expect(textOf(parts)).toBe("That is it.");
		},
	);

	test("cannot make a tool write: even called directly it waits for an approval, and nothing is sent", async () => {
		const { row } = await turnCalling("look_up");
		owner.received.length = 0;
		const tool = await have("a_write", { access: "write", confirmation: "none" });
		const callId = makeId("call");
		const outcome = await callTool(
			{ ...bff.parts, claims: undefined },
			{
				callId,
				turnId: row.turnId,
				record: { tool, authorization: null },
				input: { order_id: "12345" },
				signal: new AbortController().signal,
			},
		);
		expect(outcome.problem).toBe("approval_required");
		expect(owner.received).toEqual([]);
		expect(await bff.database.query.select().from(toolCalls).where(eq(toolCalls.id, callId))).toMatchObject([
			{ state: "failed", problem: "approval_required" },
		]);
	});
});
