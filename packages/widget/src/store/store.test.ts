import { makeId } from "@bellhop/contract/id";
import { longestMessage } from "@bellhop/contract/message";
import { expect, test, vi } from "vitest";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import type { Transport } from "../transport/transport.ts";
import { editMessage } from "./edit-message.ts";
import { retryAnswer } from "./retry-answer.ts";
import { chatAnswer, scripted, sessionAnswer, telling, testMemory, testStore } from "./scripted-transport.ts";
import type { Store } from "./store.ts";

function said(store: Store): string[] {
	return store.state.value.messages.map(({ parts }) =>
		parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
	);
}

function lastState(store: Store): string | undefined {
	return store.state.value.messages.at(-1)?.metadata?.state;
}

function remembering() {
	const memory = testMemory();
	memory.lasting.write({ token: "token", chat: makeId("chat") });
	return memory;
}

test("opens a session with the first message only, and remembers it and the conversation", async () => {
	const openSession = vi.fn(async () => sessionAnswer());
	const { store, memory } = testStore({ openSession, send: async () => scripted(...telling(["Hi", " there"])) });
	await store.enter();
	expect(openSession).not.toHaveBeenCalled();
	await store.send("  hello ");
	await store.send("again");
	expect(openSession).toHaveBeenCalledOnce();
	expect(said(store)).toEqual(["hello", "Hi there", "again", "Hi there"]);
	expect(memory.lasting.read()).toEqual({ token: "token", chat: store.state.value.chat });
	expect(store.state.value.phase).toBe("idle");
});

test("a broken connection is resumed after the last event, and no word comes twice or is lost", async () => {
	const events = telling(["one ", "two ", "three ", "four"]);
	const [start] = events;
	const resume = vi
		.fn<Transport["resume"]>()
		.mockResolvedValueOnce(scripted(...events.slice(1, 5), "lost"))
		.mockRejectedValueOnce(new ConnectionLost())
		.mockRejectedValueOnce(new ProblemError("unavailable"))
		.mockResolvedValueOnce(scripted(...events));
	const { store } = testStore({ send: async () => scripted(...events.slice(0, 4), "lost"), resume });
	await store.send("count");
	expect(said(store)).toEqual(["count", "one two three four"]);
	const turn = start?.part.type === "start" ? start.part.messageMetadata.turnId : undefined;
	expect(resume.mock.calls.map(([place]) => [place.after, place.turn])).toEqual([
		[4, turn],
		[5, turn],
		[5, turn],
		[5, turn],
	]);
	expect(store.state.value.connection).toBe("steady");
});

test("while the connection is lost the state says so, and words sent meanwhile wait", async () => {
	const events = telling(["one"]);
	const { promise: mended, resolve: mend } = Promise.withResolvers<ReturnType<typeof scripted>>();
	const resume = vi.fn<Transport["resume"]>(() => mended);
	const { store } = testStore({ send: async () => scripted(...events.slice(0, 2), "lost"), resume });
	const sent = store.send("go");
	await vi.waitFor(() => expect(resume).toHaveBeenCalled());
	expect(store.state.value.connection).toBe("lost");
	store.write("typed meanwhile");
	await store.send("typed meanwhile");
	expect([store.draft.value, store.state.value.queued]).toEqual(["", "typed meanwhile"]);
	mend(scripted(...events));
	await sent;
	expect(said(store).slice(0, 2)).toEqual(["go", "one"]);
	await vi.waitFor(() => expect(said(store)[2]).toBe("typed meanwhile"));
});

test("when the turn is over and told, the conversation is loaded instead", async () => {
	const events = telling(["one"]);
	const stored = chatAnswer([
		{ id: "a", role: "assistant", metadata: { state: "done" }, parts: [{ type: "text", text: "stored" }] },
	]);
	const { store } = testStore({
		send: async () => scripted(...events.slice(0, 3), "lost"),
		resume: async () => undefined,
		load: async () => stored,
	});
	await store.send("go");
	expect(said(store)).toEqual(["stored"]);
	expect(store.state.value.phase).toBe("idle");
});

test("a message that never left is kept as not sent, survives a reload, and goes out again under the same id", async () => {
	const memory = testMemory();
	const lost = testStore({ send: async () => Promise.reject(new ConnectionLost()) }, memory);
	await lost.store.send("important");
	expect(lost.store.state.value.messages[0]?.delivery).toEqual({ state: "failed", problem: "connection_lost" });

	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["ok"])));
	const { store } = testStore({ send }, memory);
	const [message] = store.state.value.messages;
	expect(message?.delivery?.state).toBe("failed");
	await store.resend(message?.id ?? "");
	expect(send.mock.calls[0]?.[0].message.id).toBe(lost.store.state.value.messages[0]?.id);
	expect(said(store)).toEqual(["important", "ok"]);
	expect(memory.passing.read().unsent).toBeUndefined();
});

test("a message that never left goes out as it was meant, after a reload as well: in another's place, to a person", async () => {
	const memory = testMemory();
	const lost = () => testStore({ send: async () => Promise.reject(new ConnectionLost()) }, memory);
	const old = { id: "msg_old", role: "user" as const, parts: [{ type: "text" as const, text: "Where?" }] };
	const { store } = lost();
	store.act(editMessage, old);
	await store.send("Where is it?");
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["There."])));
	const askForPerson = vi.fn<Transport["askForPerson"]>(async () => scripted(...telling(["Somebody comes."])));
	const first = testStore({ send, askForPerson }, memory).store;
	await first.resend(first.state.value.messages[0]?.id ?? "");
	expect(send.mock.calls[0]?.[0].replaces).toBe(old.id);

	const nobody = testStore({ askForPerson: async () => Promise.reject(new ConnectionLost()) }, memory);
	await nobody.store.askForPerson("Help me");
	const second = testStore({ send, askForPerson }, memory).store;
	await second.resend(second.state.value.messages[0]?.id ?? "");
	expect(askForPerson.mock.calls[0]?.[0].message.parts).toEqual([{ type: "text", text: "Help me" }]);
	expect(send).toHaveBeenCalledOnce();
});

test("a message refused because another answer runs goes back to the composer, and that answer is shown", async () => {
	const running = telling(["from the other tab"]);
	const { store } = testStore({
		send: async () => Promise.reject(new ProblemError("turn_running")),
		load: async () => chatAnswer([{ id: "m", role: "user", parts: [{ type: "text", text: "other" }] }], "running"),
		resume: async () => scripted(...running),
	});
	await store.send("mine");
	expect(store.draft.value).toBe("mine");
	expect(said(store)).toEqual(["other", "from the other tab"]);
});

test("a message that is too long is neither sent nor lost, whoever says so", async () => {
	const send = vi.fn<Transport["send"]>(async () => Promise.reject(new ProblemError("message_too_long")));
	const { store } = testStore({ send });
	const long = "x".repeat(longestMessage + 1);
	store.write(long);
	await store.send(long);
	expect(send).not.toHaveBeenCalled();
	expect([store.draft.value, store.state.value.notice]).toEqual([long, "message_too_long"]);
	store.write("short");
	await store.send("short");
	expect([store.draft.value, store.state.value.notice]).toEqual(["short", "message_too_long"]);
	expect(store.state.value.messages).toEqual([]);
});

test("words typed while a message was on its way stand behind those that come back", async () => {
	const { store } = testStore({
		async send() {
			store.write("second");
			throw new ProblemError("message_conflict");
		},
	});
	await store.send("first");
	expect(store.draft.value).toBe("first\nsecond");
});

test("an expired session starts clean, calmly, with the words still typed", async () => {
	const memory = remembering();
	const { store } = testStore({ send: async () => Promise.reject(new ProblemError("session_expired")) }, memory);
	const before = store.state.value.chat;
	await store.send("hello?");
	expect(store.state.value).toMatchObject({ messages: [], phase: "idle", notice: "session_expired" });
	expect(store.state.value.chat).not.toBe(before);
	expect(store.draft.value).toBe("hello?");
	expect(memory.lasting.read()).toEqual({ token: undefined });
});

test("a conversation that is gone starts a new one in the same session", async () => {
	const memory = remembering();
	const { store } = testStore({ load: async () => Promise.reject(new ProblemError("chat_not_found")) }, memory);
	await store.enter();
	expect(store.state.value).toMatchObject({ messages: [], history: "none", notice: "chat_not_found" });
	expect(memory.lasting.read()).toEqual({ token: "token" });
});

test("opening in the middle of an answer goes on with it", async () => {
	const earlier = chatAnswer([{ id: "m", role: "user", parts: [{ type: "text", text: "question" }] }], "running");
	const { store } = testStore(
		{ load: async () => earlier, resume: async () => scripted(...telling(["the ", "answer"])) },
		remembering(),
	);
	await store.enter();
	expect(said(store)).toEqual(["question", "the answer"]);
	expect(lastState(store)).toBe("done");
});

test("a history that cannot be had can be asked for again", async () => {
	const load = vi
		.fn<Transport["load"]>()
		.mockRejectedValueOnce(new ConnectionLost())
		.mockResolvedValueOnce(chatAnswer([]));
	const { store } = testStore({ load }, remembering());
	await store.enter();
	expect(store.state.value.history).toBe("failed");
	await store.enter();
	expect(store.state.value.history).toBe("ready");
	await store.enter();
	expect(load).toHaveBeenCalledTimes(2);
});

test("stopping asks the BFF, and the stream ends the answer with what was said", async () => {
	const { promise: halted, resolve: halt } = Promise.withResolvers<void>();
	const events = telling(["some words"], { type: "abort" });
	const { store } = testStore({
		send: async () => scripted(...events.slice(0, 3), halted, ...events.slice(3)),
		stop: async () => halt(),
	});
	const sent = store.send("go");
	await vi.waitFor(() => expect(said(store)).toEqual(["go", "some words"]));
	expect(store.state.value.phase).toBe("running");
	await store.stop();
	await sent;
	expect([lastState(store), store.state.value.phase]).toEqual(["stopped", "idle"]);
	expect(said(store)).toEqual(["go", "some words"]);
});

test("a stop that is refused says so and the answer goes on", async () => {
	const events = telling(["words"]);
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const { store } = testStore({
		send: async () => scripted(...events.slice(0, 3), ended, ...events.slice(3)),
		stop: async () => Promise.reject(new ConnectionLost()),
	});
	const sent = store.send("go");
	await vi.waitFor(() => expect(said(store)).toEqual(["go", "words"]));
	await store.stop();
	expect(store.state.value).toMatchObject({ phase: "running", notice: "connection_lost" });
	end();
	await sent;
	expect(lastState(store)).toBe("done");
});

test("a failed answer is tried again in its place", async () => {
	const failing = telling(["half"], { type: "error", errorText: "model_timeout" });
	const retry = vi.fn<Transport["retry"]>(async () => scripted(...telling(["whole"])));
	const { store } = testStore({ send: async () => scripted(...failing), retry });
	await store.send("go");
	const failed = store.state.value.messages.at(-1);
	expect(failed?.metadata).toMatchObject({ state: "failed", problem: "model_timeout" });
	if (failed) await store.act(retryAnswer, failed);
	expect(said(store)).toEqual(["go", "whole"]);
	expect(retry.mock.calls[0]?.[0]).toEqual({ chat: store.state.value.chat, turn: failed?.metadata?.turnId });
});

test("a retry that is refused leaves the old answer and says why", async () => {
	const failing = telling(["half"], { type: "error", errorText: "model_timeout" });
	const { store } = testStore({
		send: async () => scripted(...failing),
		retry: async () => Promise.reject(new ProblemError("turn_not_retryable")),
	});
	await store.send("go");
	const failed = store.state.value.messages.at(-1);
	if (failed) await store.act(retryAnswer, failed);
	expect(said(store)).toEqual(["go", "half"]);
	expect(store.state.value).toMatchObject({ phase: "idle", notice: "turn_not_retryable" });
});

test("a new conversation leaves the answer being written, and nothing of it arrives later", async () => {
	const { promise: waiting, resolve: go } = Promise.withResolvers<void>();
	const events = telling(["early", "late"]);
	const { store } = testStore({ send: async () => scripted(...events.slice(0, 3), waiting, ...events.slice(3)) });
	const sent = store.send("go");
	await vi.waitFor(() => expect(said(store)).toEqual(["go", "early"]));
	store.startChat();
	go();
	await sent;
	expect(store.state.value).toMatchObject({ messages: [], phase: "idle" });
});

test("a draft survives a reload until it is sent", async () => {
	const memory = testMemory();
	testStore({}, memory).store.write("half a thought");
	const { store } = testStore({ send: async () => scripted(...telling(["ok"])) }, memory);
	expect(store.draft.value).toBe("half a thought");
	await store.send("half a thought");
	expect([store.draft.value, memory.passing.read().draft]).toEqual(["", undefined]);
});

test("a starter sends without touching what is typed", async () => {
	const { store } = testStore({ send: async () => scripted(...telling(["ok"])) });
	store.write("mine");
	await store.send("Where is my order?");
	expect(store.draft.value).toBe("mine");
});
