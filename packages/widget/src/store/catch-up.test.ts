import { makeId } from "@bellhop/contract/id";
import { expect, test, vi } from "vitest";
import { ConnectionLost } from "../transport/connection-lost.ts";
import type { Transport } from "../transport/transport.ts";
import { catchUp } from "./catch-up.ts";
import { chatAnswer, scripted, telling, testStore } from "./scripted-transport.ts";
import { resendUnsent } from "./send-message.ts";

test("what another tab began in the conversation shown is read here as well", async () => {
	const asked = { id: "msg_a", role: "user" as const, parts: [{ type: "text" as const, text: "From there" }] };
	const load = vi.fn<Transport["load"]>(async () => chatAnswer([asked], "running"));
	const { store } = testStore({ load, resume: async () => scripted(...telling(["Heard."])) });
	await store.act(catchUp, makeId("chat"));
	expect(load).not.toHaveBeenCalled();
	await store.act(catchUp, store.state.value.chat);
	expect(store.state.value.messages).toMatchObject([asked, { parts: [{ text: "Heard." }] }]);
});

test("nothing is read while something is under way here, and a failure changes nothing", async () => {
	const load = vi.fn<Transport["load"]>(() => Promise.reject(new ConnectionLost()));
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const [start, ...rest] = telling(["ok"]);
	const { store } = testStore({ load, send: async () => scripted(start ?? ended, ended, ...rest) });
	const sent = store.send("go");
	await vi.waitFor(() => expect(store.state.value.phase).toBe("running"));
	await store.act(catchUp, store.state.value.chat);
	expect(load).not.toHaveBeenCalled();
	end();
	await sent;
	const before = store.state.value;
	await store.act(catchUp, before.chat);
	expect([load.mock.calls.length, store.state.value]).toEqual([1, before]);
});

test("what did not arrive for want of a connection goes out when there is one, once and in order", async () => {
	const send = vi.fn<Transport["send"]>(() => Promise.reject(new ConnectionLost()));
	const { store } = testStore({ send });
	await store.send("one");
	await store.send("two");
	send.mockImplementation(async () => scripted(...telling(["ok"])));
	send.mockClear();
	await store.act(resendUnsent);
	await store.act(resendUnsent);
	const texts = send.mock.calls.map(([{ message }]) => message.parts[0]?.text);
	expect(texts).toEqual(["one", "two"]);
	expect(store.state.value.messages.every(({ delivery }) => delivery === undefined)).toBe(true);
});
