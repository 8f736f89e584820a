import type { StreamPart } from "@bellhop/contract/stream-part";
import { LLMock } from "@copilotkit/aimock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import { type FaultServer, frames, startFaultServer } from "../../test/fault-server.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { partsOf, TestVisitor, textOf } from "../../test/visitor.ts";
import { parseAllow } from "../egress/allow.ts";
import { createEgress, type Egress } from "../egress/egress.ts";
import { chooseModel } from "../model/choose-model.ts";
import { saveSite } from "../site/save-site.ts";
import { saveTool } from "../tool/save-tool.ts";

let owner: OwnerApi;
let provider: FaultServer;
let mock: LLMock;
let door: Egress;

beforeAll(async () => {
	owner = await startOwnerApi();
	owner.answer = (_, response) => json(response, 200, { status: "in transit" });
	provider = await startFaultServer();
	mock = new LLMock({ port: 0 });
	await mock.start();
	const allow = parseAllow([provider.host, new URL(mock.url).host].join(","));
	if ("invalid" in allow) throw new Error(allow.invalid);
	door = createEgress(allow, 1_000);
});
afterAll(async () => {
	await Promise.all([owner.close(), provider.close(), mock.stop(), door.close()]);
});

describe.each(["responses", "chat"] as const)("over the real provider with the %s protocol", (api) => {
	let bff: TestBff;

	const start = async (baseUrl: string) => {
		const { model } = chooseModel({ apiKey: "sk-test", baseUrl, name: "gpt-4o-mini", api }, door.fetch);
		const limits = { retries: 1, firstChunkMs: 1_000, chunkMs: 1_000 };
		bff = await startBff({ allow: owner.host, model, limits });
		await saveTool(bff.admin, {
			name: "look_up_order",
			title: "Looking up your order",
			description: "Find an order.",
			url: `${owner.url}/orders`,
			parameters: [
				{ name: "order_id", place: "body", schema: { type: "string" }, required: true, source: { from: "model" } },
			],
			access: "read",
			state: "live",
		});
	};
	const ask = async (text: string): Promise<StreamPart[]> => partsOf((await TestVisitor.arrive(bff)).post(text));
	const endOf = (parts: StreamPart[]) => parts.at(-1);

	afterEach(() => bff.close());

	test("an answer with a tool call streams, step and words alike", async () => {
		mock.on(
			{ userMessage: "Where is 12346?", hasToolResult: false },
			{ toolCalls: [{ name: "look_up_order", arguments: '{"order_id":"12346"}' }] },
		);
		mock.on(
			{ userMessage: "Where is 12346?", hasToolResult: true },
			{ content: "It is in transit and comes on 12 November." },
		);
		await start(`${mock.url}/v1`);
		const received = owner.received.length;
		const parts = await ask("Where is 12346?");
		expect(textOf(parts)).toBe("It is in transit and comes on 12 November.");
		expect(parts.filter(({ type }) => type === "text-delta").length).toBeGreaterThan(0);
		expect(parts.filter((part) => part.type === "data-step").map(({ data }) => data.state)).toEqual([
			"running",
			"done",
		]);
		expect(endOf(parts)).toEqual({ type: "finish" });
		expect(owner.received.slice(received)).toMatchObject([{ method: "POST", body: '{"order_id":"12346"}' }]);
	});

	test("suggestions come by the same way; only OpenAI's own protocol is told how much to think", async () => {
		const { model } = chooseModel(
			{ apiKey: "sk-test", baseUrl: provider.baseUrl, name: "gpt-5-mini", api },
			door.fetch,
		);
		bff = await startBff({ allow: owner.host, model });
		await saveSite(bff.admin, { ...siteNamed("Shop", ...bff.site.allowedOrigins), id: bff.site.id, suggestions: true });
		provider.requests.length = 0;
		provider.script = ["It is on its way.", "When will it be here?"].map((text) => (response) => {
			frames.open(response, api);
			frames.text(response, api, text);
			frames.finish(response, api);
		});
		expect((await ask("Where is it?")).slice(-2)).toEqual([
			expect.objectContaining({ type: "data-suggestions", data: ["When will it be here?"] }),
			{ type: "finish" },
		]);
		const asked = JSON.parse(provider.requests.at(-1)?.body ?? "");
		expect(asked.reasoning?.effort).toBe(api === "responses" ? "low" : undefined);
		expect(asked.reasoning_effort).toBeUndefined();
	});

	describe("when the provider fails", () => {
		beforeEach(() => start(provider.baseUrl));
		const failsWith = async (problem: string, ...script: FaultServer["script"]) => {
			provider.script = script;
			const parts = await ask("Hi");
			expect(endOf(parts)).toEqual({ type: "error", errorText: problem });
			return parts;
		};

		test("429 again and again is model_busy", async () => {
			await failsWith("model_busy", (response) => {
				response.setHeader("retry-after-ms", "1");
				json(response, 429, { error: { message: "slow down", type: "rate_limit", code: "rate_limit", param: null } });
			});
		});

		test("429 once is tried again unseen", async () => {
			provider.script = [
				(response) => {
					response.setHeader("retry-after-ms", "1");
					json(response, 429, { error: { message: "slow down", type: "rate_limit", code: "rate_limit", param: null } });
				},
				(response) => {
					frames.open(response, api);
					frames.text(response, api, "Here I am.");
					frames.finish(response, api);
				},
			];
			const parts = await ask("Hi");
			expect([textOf(parts), endOf(parts)]).toEqual(["Here I am.", { type: "finish" }]);
		});

		test("503 is model_unavailable", async () => {
			await failsWith("model_unavailable", (response) => {
				response.setHeader("retry-after-ms", "1");
				json(response, 503, { error: { message: "down", type: "server_error", code: null, param: null } });
			});
		});

		test("401 is model_misconfigured, and the key is in no log line", async () => {
			await failsWith("model_misconfigured", (response) =>
				json(response, 401, {
					error: { message: "Incorrect API key provided: sk-test", type: "auth", code: "x", param: null },
				}),
			);
		});

		test("an error frame after 200 keeps the words that were said and is model_broken", async () => {
			const parts = await failsWith("model_broken", (response) => {
				frames.open(response, api);
				frames.text(response, api, "It is on");
				frames.error(response, api);
			});
			expect(textOf(parts)).toBe("It is on");
			expect(parts.at(-2)).toMatchObject({ type: "text-end" });
		});

		test("a connection that breaks off in the middle of a word is model_broken", async () => {
			const parts = await failsWith("model_broken", (response) => {
				frames.open(response, api);
				frames.text(response, api, "It is on");
				setImmediate(() => response.destroy());
			});
			expect(textOf(parts)).toBe("It is on");
		});

		test("silence before the first word is model_timeout", async () => {
			await failsWith("model_timeout", (response) => frames.open(response, api));
		});

		test("silence after the first words is model_timeout and keeps them", async () => {
			const parts = await failsWith("model_timeout", (response) => {
				frames.open(response, api);
				frames.text(response, api, "Let me");
			});
			expect(textOf(parts)).toBe("Let me");
		});

		test("a normal close without a word is model_empty", async () => {
			await failsWith("model_empty", (response) => {
				frames.open(response, api);
				frames.finish(response, api);
			});
		});

		test("an answer cut by the token limit is answer_cut", async () => {
			const parts = await failsWith("answer_cut", (response) => {
				frames.open(response, api);
				frames.text(response, api, "First, you");
				frames.finish(response, api, "length");
			});
			expect(textOf(parts)).toBe("First, you");
		});

		test.each([
			["arguments that are not JSON", { name: "look_up_order", arguments: '{"order_id": "123' }],
			["a tool that does not exist", { name: "launch_rocket", arguments: "{}" }],
			["arguments of the wrong shape", { name: "look_up_order", arguments: '{"order_id": 7, "admin": true}' }],
		])("%s are told to the model, which can still answer", async (_, call) => {
			const received = owner.received.length;
			provider.script = [
				(response) => frames.call(response, api, call),
				(response) => {
					frames.open(response, api);
					frames.text(response, api, "Which order do you mean?");
					frames.finish(response, api);
				},
			];
			const parts = await ask("Hi");
			expect([textOf(parts), endOf(parts)]).toEqual(["Which order do you mean?", { type: "finish" }]);
			expect(owner.received.length).toBe(received);
			expect(JSON.stringify(provider.requests.at(-1)?.body)).toMatch(/Invalid|unavailable|not fit|No such/i);
		});

		test("calling tools for ever ends at the twelfth step with step_limit", async () => {
			const before = provider.requests.length;
			await failsWith("step_limit", (response) =>
				frames.call(response, api, { name: "look_up_order", arguments: '{"order_id":"1"}' }),
			);
			expect(provider.requests.length - before).toBe(12);
		});

		test("nobody listening is model_unavailable", async () => {
			const { model } = chooseModel(
				{ baseUrl: "http://localhost:9/v1", name: "m", api },
				createEgress(parseAllow("localhost:9") as never).fetch,
			);
			const alone = await startBff({ model, limits: { retries: 0 } });
			const parts = await partsOf((await TestVisitor.arrive(alone)).post("Hi"));
			expect(endOf(parts)).toEqual({ type: "error", errorText: "model_unavailable" });
			await alone.close();
		});
	});
});
