import { makeId } from "@bellhop/contract/id";
import type { StreamPart } from "@bellhop/contract/stream-part";
import { expect, test, vi } from "vitest";
import type { Transport } from "../transport/transport.ts";
import { openChat } from "./open-chat.ts";
import { chatAnswer, scripted, telling, testMemory, testStore } from "./scripted-transport.ts";

/** A store in which an answer is being written; `end` lets it end. */
async function answering(end: StreamPart = { type: "finish" }, before: readonly StreamPart[] = []) {
	const { promise: ended, resolve } = Promise.withResolvers<void>();
	const events = telling(["One moment"], end);
	const extra = before.map((part, index) => ({ number: 100 + index, part }));
	const last = { number: 200, part: end };
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["Fine."])));
	send.mockImplementationOnce(async () => scripted(...events.slice(0, 4), ended, ...extra, last));
	const stop = async () => undefined;
	const { store, memory } = testStore({ send, stop, load: async () => chatAnswer([]) });
	const first = store.send("go");
	await vi.waitFor(() => expect(store.state.value.phase).toBe("running"));
	const finish = async () => {
		resolve();
		await first;
		await Promise.resolve();
	};
	return { store, memory, send, finish };
}

test("a message written meanwhile goes out once, after the answer", async () => {
	const { store, send, finish } = await answering();
	store.write("next");
	await store.send("next");
	expect([store.draft.value, store.state.value.queued, send.mock.calls.length]).toEqual(["", "next", 1]);
	await finish();
	await vi.waitFor(() => expect(store.state.value.messages).toHaveLength(4));
	expect([store.state.value.queued, send.mock.calls.length]).toEqual([undefined, 2]);
});

test("it goes out after an answer that was stopped as well", async () => {
	const { store, send, finish } = await answering({ type: "abort" });
	await store.send("next");
	await finish();
	await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
});

test("where the answer failed it goes back into the field, before what is typed", async () => {
	const { store, send, finish } = await answering({ type: "error", errorText: "model_timeout" });
	await store.send("next");
	store.write("more");
	await finish();
	await vi.waitFor(() => expect(store.draft.value).toBe("next\nmore"));
	expect([store.state.value.queued, send.mock.calls.length]).toEqual([undefined, 1]);
});

test("where the answer asks something it goes back into the field: it would withdraw the card", async () => {
	const id = makeId("appr");
	const card = {
		...{ approvalId: id, callId: makeId("call"), title: "Refund", summary: "Refund", fields: [] },
		...{ expiresAt: "2099-01-01T00:00:00.000Z", state: "pending" as const },
	};
	const { store, send, finish } = await answering(undefined, [{ type: "data-approval", id, data: card }]);
	await store.send("next");
	await finish();
	await vi.waitFor(() => expect(store.draft.value).toBe("next"));
	expect(send).toHaveBeenCalledOnce();
});

test("a reload finds it as something typed", async () => {
	const { store, memory } = await answering();
	await store.send("next");
	store.write("more");
	expect(memory.passing.read().draft).toBe("next\nmore");
	expect(testStore({}, memory).store.draft.value).toBe("next\nmore");
});

test("what is typed stays with its conversation", async () => {
	const memory = testMemory();
	const chats = [chatAnswer([]), chatAnswer([])];
	const said = (text: string) => [
		{ id: makeId("msg"), role: "user" as const, parts: [{ type: "text" as const, text }] },
	];
	const load = async (id: string) => ({ ...chatAnswer(said("Hello")), id: id as `chat_${string}` });
	const { store } = testStore({ load }, memory);
	const [one, other] = chats.map(({ id }) => id);
	if (!one || !other) throw new Error("two conversations");
	await store.act(openChat, one);
	store.write("for the one");
	await store.act(openChat, other);
	expect(store.draft.value).toBe("");
	store.write("for the other");
	await store.act(openChat, one);
	expect(store.draft.value).toBe("for the one");
	store.startChat();
	expect(store.draft.value).toBe("");
	await store.act(openChat, other);
	expect(store.draft.value).toBe("for the other");
	expect(Object.keys(memory.passing.read().drafts ?? {})).toEqual([one]);
});

test("words typed before anything was said go along, there is nothing to come back to", async () => {
	const load = async () => chatAnswer([]);
	const { store } = testStore({ load });
	store.write("hello");
	await store.act(openChat, makeId("chat"));
	expect(store.draft.value).toBe("hello");
});
