import { makeId } from "@bellhop/contract/id";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { startOwnerApi } from "../../test/owner-api.ts";
import { partsOf, problemOf, readParts, StreamReader, TestVisitor, textOf } from "../../test/visitor.ts";
import { saveTool } from "../tool/save-tool.ts";
import { closeAbandonedTurns } from "./close-abandoned-turns.ts";

let bff: TestBff;
let visitor: TestVisitor;

beforeAll(async () => {
	bff = await startBff();
});
afterAll(() => bff.close());
beforeEach(async () => {
	visitor = await TestVisitor.arrive(bff);
});

async function finished(text = "Hello."): Promise<void> {
	bff.model.say(text).finish();
	await (await visitor.post("Hi")).text();
}

describe("a message", () => {
	test("is answered by a numbered stream that begins with start and ends with finish and [DONE]", async () => {
		bff.model.say("Hello", " there").finish();
		const response = await visitor.post("Hi");
		expect(response.headers.get("content-type")).toBe("text/event-stream");
		expect(response.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
		const stream = await response.text();
		const numbers = [...stream.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
		expect(numbers).toEqual(numbers.map((_, index) => index + 1));
		const parts = readParts(stream);
		expect(parts[0]).toMatchObject({ type: "start", messageMetadata: { turnId: expect.stringMatching(/^turn_/) } });
		expect(textOf(parts)).toBe("Hello there");
		expect(parts.at(-1)).toEqual({ type: "finish" });
		expect(stream.endsWith("data: [DONE]\n\n")).toBe(true);
	});

	test("is committed before the first byte of the answer", async () => {
		const response = await visitor.post("Where is my order?");
		const reader = new StreamReader(response);
		await reader.until('"start"');
		expect((await visitor.load()).messages).toMatchObject([{ role: "user", parts: [{ text: "Where is my order?" }] }]);
		bff.model.say("Soon.").finish();
		await reader.rest();
	});

	test("posted twenty times at once starts one turn, and all twenty read the same bytes", async () => {
		const asked = bff.model.asked.length;
		const id = makeId("msg");
		const posts = Array.from({ length: 20 }, () => visitor.post("Once", id));
		const responses = await Promise.all(posts);
		bff.model.say("One ", "answer ", "for all.").finish();
		const streams = await Promise.all(responses.map((response) => response.text()));
		expect(new Set(streams).size).toBe(1);
		expect(bff.model.asked.length - asked).toBe(1);
		expect((await visitor.load()).messages).toHaveLength(2);
	});

	test("posted again after its answer ended gives the same bytes once more", async () => {
		const id = makeId("msg");
		bff.model.say("Once.").finish();
		const first = await (await visitor.post("Hi", id)).text();
		expect(await (await visitor.post("Hi", id)).text()).toBe(first);
	});

	test("id used with another text is refused and changes nothing", async () => {
		const id = makeId("msg");
		bff.model.say("Once.").finish();
		await (await visitor.post("Hi", id)).text();
		expect(await problemOf(visitor.post("Something else", id))).toBe("409 message_conflict");
		expect((await visitor.load()).messages).toHaveLength(2);
	});

	test("is refused while another answer is being written, and the answer goes on", async () => {
		const reader = new StreamReader(await visitor.post("First"));
		expect(await problemOf(visitor.post("Second"))).toBe("409 turn_running");
		bff.model.say("Done.").finish();
		expect(await reader.rest()).toContain("Done.");
	});

	test("may hold NUL and half a surrogate pair without harm", async () => {
		bff.model.say("A\u0000B\ud83d").finish();
		await (await visitor.post("nul \u0000 and half \ud83d")).text();
		const { messages } = await visitor.load();
		expect(messages.map(({ parts }) => parts[0])).toMatchObject([
			{ text: "nul  and half \ufffd" },
			{ text: "AB\ufffd" },
		]);
	});
});

describe("a turn", () => {
	test("goes on when the reader leaves, and its answer is there afterwards", async () => {
		const reader = new StreamReader(await visitor.post("Hi"));
		await reader.until('"start"');
		await reader.leave();
		bff.model.say("Still ", "here.").finish();
		expect(textOf(await partsOf(visitor.stream()))).toBe("Still here.");
		expect((await visitor.load()).messages[1]).toMatchObject({ role: "assistant", metadata: { state: "done" } });
	});

	test("read from any number gives the rest of the same bytes, while it runs and after it ended", async () => {
		const reader = new StreamReader(await visitor.post("Count"));
		const started = readParts(await reader.until('"start"'))[0];
		const turnId = started?.type === "start" ? started.messageMetadata.turnId : "";
		bff.model.put({ type: "text-start", id: "x" }, { type: "text-delta", id: "x", delta: "one" });
		await reader.until("one");
		const during = visitor.stream("?after=2");
		bff.model.put({ type: "text-delta", id: "x", delta: "two" }, { type: "text-end", id: "x" }).finish();
		const whole = await reader.rest();
		expect(await (await during).text()).toBe(whole.slice(whole.indexOf("id: 3\n")));
		for (const after of [0, 1, 2, 3, 4]) {
			const replay = await (await visitor.stream(`?after=${after}&turn=${turnId}`)).text();
			expect(replay).toBe(whole.slice(whole.indexOf(`id: ${after + 1}\n`)));
		}
	});

	test("is read by another process from the log, with the same bytes", async () => {
		const other = visitor.at(bff.sibling());
		const here = new StreamReader(await visitor.post("Hi"));
		await here.until('"start"');
		const there = await other.stream();
		bff.model.say("Every", "where.").finish();
		expect(await there.text()).toBe(await here.rest());
	});

	test("has no stream once it ended: 204", async () => {
		await finished();
		expect((await visitor.stream()).status).toBe(204);
	});

	test("stopped keeps what was said, ends with abort and lets the next message in", async () => {
		const reader = new StreamReader(await visitor.post("Tell me everything"));
		bff.model.put({ type: "text-start", id: "x" }, { type: "text-delta", id: "x", delta: "It began" });
		await reader.until("It began");
		expect((await visitor.request(`/v1/chat/${visitor.chat}/stop`, { method: "POST" })).status).toBe(204);
		const parts = readParts(await reader.rest());
		expect(parts.slice(-2)).toMatchObject([{ type: "text-end" }, { type: "abort" }]);
		expect((await visitor.load()).messages[1]).toMatchObject({
			metadata: { state: "stopped" },
			parts: [{ text: "It began" }],
		});
		await finished("Next.");
		expect((await visitor.load()).messages).toHaveLength(4);
	});

	test("running in another process is stopped there", async () => {
		const reader = new StreamReader(await visitor.post("Hi"));
		await reader.until('"start"');
		const other = visitor.at(bff.sibling());
		await other.request(`/v1/chat/${visitor.chat}/stop`, { method: "POST" });
		expect(readParts(await reader.rest()).at(-1)).toEqual({ type: "abort" });
	});

	test("left by a process that died is closed as interrupted with its words, and can be tried again", async () => {
		const dead = bff.sibling();
		const there = visitor.at(dead);
		const reader = new StreamReader(await there.post("Hi"));
		dead.model.put({ type: "text-start", id: "x" }, { type: "text-delta", id: "x", delta: "Half an" });
		await reader.until("Half an");
		await bff.database.rows(sql`update turns set lease_until = now() - interval '1 second' where state = 'running'`);
		expect(await closeAbandonedTurns(bff.parts, false)).toBe(1);
		const [, answer] = (await visitor.load()).messages;
		expect(answer).toMatchObject({
			metadata: { state: "interrupted", problem: "turn_interrupted" },
			parts: [{ type: "text", text: "Half an" }],
		});
		const retry = {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ turnId: answer?.metadata?.turnId }),
		};
		const again = visitor.request(`/v1/chat/${visitor.chat}/retry`, retry);
		const twice = visitor.request(`/v1/chat/${visitor.chat}/retry`, retry);
		const [one, two] = await Promise.all([again, twice]);
		bff.model.say("Half an answer, and the other half.").finish();
		expect(await one.text()).toBe(await two.text());
		const shown = (await visitor.load()).messages;
		expect(shown.map(({ parts }) => parts[0])).toMatchObject([
			{ text: "Hi" },
			{ text: "Half an answer, and the other half." },
		]);
		// The paused process comes back to life: it may say what it likes.
		dead.model.put({ type: "text-delta", id: "x", delta: "overwritten" }, { type: "text-end", id: "x" }).finish();
		await dead.parts.turns.close(1_000);
		expect(JSON.stringify(await visitor.load())).not.toContain("overwritten");
	});

	test("left by a process that died during a tool call leaves that call with the outcome unknown", async () => {
		const owner = await startOwnerApi();
		const dead = bff.sibling(owner.host);
		const received = new Promise<void>((resolve) => {
			owner.answer = () => resolve();
		});
		await saveTool(bff.admin, {
			name: "slow",
			title: "Asking",
			description: "Asks.",
			url: owner.url,
			access: "read",
			state: "live",
		});
		const reader = new StreamReader(await visitor.at(dead).post("Hi"));
		dead.model.call("slow", {}).finish("tool-calls");
		await received;
		await reader.until('"running"');
		await bff.database.rows(sql`update turns set lease_until = now() - interval '1 second' where state = 'running'`);
		await closeAbandonedTurns(bff.parts, false);
		const [call] = await bff.database.rows(
			sql`select state, ended_at is not null as ended from tool_calls where tool_name = 'slow'`,
		);
		expect(call).toEqual({ state: "unknown", ended: true });
		expect((await visitor.load()).messages[1]?.parts).toMatchObject([
			{ type: "data-step", data: { state: "unknown" } },
		]);
		await owner.close();
		await reader.leave();
		await dead.parts.turns.close(0);
	});

	test("that ended well cannot be retried, and neither can one that is not there", async () => {
		await finished();
		const turnId = (await visitor.load()).messages[1]?.metadata?.turnId;
		const retry = (id: unknown) =>
			visitor.request(`/v1/chat/${visitor.chat}/retry`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ turnId: id }),
			});
		expect(await problemOf(retry(turnId))).toBe("409 turn_not_retryable");
		expect(await problemOf(retry(makeId("turn")))).toBe("404 turn_not_found");
	});

	test("cut off by the end of its process is interrupted with a defined end", async () => {
		const ending = bff.sibling();
		const reader = new StreamReader(await visitor.at(ending).post("Hi"));
		ending.model.put({ type: "text-start", id: "x" }, { type: "text-delta", id: "x", delta: "Good" });
		await reader.until("Good");
		await ending.parts.turns.close(0);
		expect(readParts(await reader.rest()).at(-1)).toEqual({ type: "error", errorText: "turn_interrupted" });
		expect(await problemOf(visitor.at(ending).post("More"))).toBe("503 unavailable");
	});
});

describe("a conversation", () => {
	test("of somebody else looks like one that does not exist, in every route", async () => {
		await finished();
		const stranger = await TestVisitor.arrive(bff);
		const before = await visitor.load();
		const chat = visitor.chat;
		const body = {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ turnId: makeId("turn") }),
		};
		for (const id of [chat, makeId("chat")]) {
			expect(await problemOf(stranger.request(`/v1/chat/${id}`))).toBe("404 chat_not_found");
			expect(await problemOf(stranger.request(`/v1/chat/${id}/stream`))).toBe("404 chat_not_found");
			expect(await problemOf(stranger.request(`/v1/chat/${id}/stop`, { method: "POST" }))).toBe("404 chat_not_found");
			expect(await problemOf(stranger.request(`/v1/chat/${id}/retry`, body))).toBe("404 chat_not_found");
		}
		expect(await problemOf(stranger.post("Let me in", makeId("msg"), chat))).toBe("404 chat_not_found");
		expect(await visitor.load()).toEqual(before);
	});

	test("is given to the model from the database, tool results of earlier turns included", async () => {
		await finished("The first answer.");
		await finished("The second answer.");
		const prompt = bff.model.asked.at(-1)?.prompt ?? [];
		expect(prompt[0]).toMatchObject({ role: "system", content: expect.stringContaining("Test shop") });
		expect(prompt.map(({ role }) => role)).toEqual(["system", "user", "assistant", "system", "user"]);
		expect(JSON.stringify(prompt[2])).toContain("The first answer.");
	});

	test("tells by its status whether an answer is being written", async () => {
		const reader = new StreamReader(await visitor.post("Hi there, this is a title"));
		expect(await visitor.load()).toMatchObject({ status: "running", title: "Hi there, this is a title" });
		bff.model.say("Hello.").finish();
		await reader.rest();
		expect(await visitor.load()).toMatchObject({ status: "idle" });
	});
});
