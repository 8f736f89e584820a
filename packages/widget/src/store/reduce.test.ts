import { makeId } from "@bellhop/contract/id";
import { streamPart } from "@bellhop/contract/stream-part";
import { expect, test } from "vitest";
import recorded from "../../../contract/fixtures/order-turn.json" with { type: "json" };
import { reduce } from "./reduce.ts";
import { telling } from "./scripted-transport.ts";
import { type ChatState, canSend, emptyChat, type ShownMessage } from "./state.ts";

const message: ShownMessage = { id: "m", role: "user", parts: [{ type: "text", text: "hi" }] };

function sent(): ChatState {
	return reduce(emptyChat(makeId("chat"), "notice"), { type: "message-sent", message });
}

test("a message on its way blocks the next, clears the notice, and is shown at once", () => {
	const state = sent();
	expect(state).toMatchObject({
		phase: "sending",
		notice: undefined,
		messages: [{ id: "m", delivery: { state: "sending" } }],
	});
	expect(canSend(state)).toBe(false);
});

test("a message sent again stands once, at the end", () => {
	const failed = reduce(sent(), { type: "message-undelivered", messageId: "m", problem: "unavailable" });
	const other = reduce(failed, { type: "message-sent", message: { ...message, id: "n" } });
	expect(reduce(other, { type: "message-sent", message }).messages.map(({ id }) => id)).toEqual(["n", "m"]);
});

test("parts fold into the running answer alone; what they do not touch keeps its identity", () => {
	let state = reduce(sent(), { type: "message-accepted", messageId: "m" });
	state = reduce(state, { type: "turn-joined", answerId: "a" });
	const [first] = state.messages;
	for (const { part } of telling(["one ", "two"])) state = reduce(state, { type: "part-received", part });
	expect(state.messages[0]).toBe(first);
	expect(state.messages[1]?.parts).toEqual([{ type: "text", text: "one two", state: "done" }]);
	expect(state.phase).toBe("idle");
});

test("parts without a running answer change nothing", () => {
	const state = sent();
	expect(reduce(state, { type: "part-received", part: { type: "finish" } })).toBe(state);
});

test("joining a turn twice shows one answer", () => {
	const once = reduce(sent(), { type: "turn-joined", answerId: "a" });
	expect(reduce(once, { type: "turn-joined", answerId: "b" }).messages.map(({ id }) => id)).toEqual(["m", "b"]);
});

test("a loaded history keeps the visitor's messages that never arrived, unless they did", () => {
	const failed = reduce(sent(), { type: "message-undelivered", messageId: "m", problem: "unavailable" });
	const answer = { id: failed.chat, title: "", updatedAt: "", status: "idle" as const, messages: [] };
	expect(reduce(failed, { type: "history-loaded", answer }).messages).toHaveLength(1);
	const stored = reduce(failed, { type: "history-loaded", answer: { ...answer, messages: [message] } });
	expect(stored.messages).toEqual([message]);
});

test("a recorded turn leaves in the conversation the very message that the BFF stored", () => {
	const joined = reduce(sent(), { type: "turn-joined", answerId: makeId("msg") });
	const parts = recorded.parts.flatMap((part) => {
		const read = streamPart.safeParse(part);
		return read.success ? [read.data] : [];
	});
	const state = parts.reduce((now, part) => reduce(now, { type: "part-received", part }), joined);
	expect(state.messages.at(-1)).toEqual(recorded.message);
	expect(state.phase).toBe("idle");
});
