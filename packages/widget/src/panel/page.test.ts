import { makeId } from "@bellhop/contract/id";
import { afterEach, expect, test, vi } from "vitest";
import { editMessage } from "../store/edit-message.ts";
import { scripted, sessionAnswer, telling, testStore } from "../store/scripted-transport.ts";
import { signal } from "../store/signal.ts";
import type { Store } from "../store/store.ts";
import { ConnectionLost } from "../transport/connection-lost.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { type Company, keepCompany } from "./company.ts";
import { createPage, toldIdentity } from "./page.ts";
import type { Told } from "./place.ts";

afterEach(() => vi.restoreAllMocks());

function open(calls: Partial<Transport> = {}) {
	const page = createPage(() => store);
	let company: Company | undefined;
	const { store }: { store: Store } = testStore(calls, undefined, {
		happened: (event, state) => company?.happened(event, state),
		where: () => company?.where(),
	});
	const root = document.createElement("div").attachShadow({ mode: "open" });
	company = keepCompany({ root, words: english, store, page, open: signal(true), rating: undefined });
	return { page, store };
}

test.each([
	[["explode"], 'unknown command "explode"'],
	[["constructor"], 'unknown command "constructor"'],
	[["__proto__"], 'unknown command "__proto__"'],
	[["identify"], '"identify" needs a function first'],
	[["identify", "jwt"], '"identify" needs a function first'],
	[["identify", null], '"identify" needs a function first'],
	[["ask", 5], '"ask" needs a string first'],
	[["on", () => undefined], '"on" needs a string first'],
] as const)("%j is told to the page's developer only", (told, fault) => {
	const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
	open().page.obey(...(told as unknown as Told));
	expect(warn).toHaveBeenCalledExactlyOnceWith(`Bellhop: ${fault}`);
});

test("whoever was identified last counts, unless they were logged out since", async () => {
	const [first, second] = [() => "one", vi.fn(() => "two")];
	const onSignIn = vi.fn();
	const identity = toldIdentity([
		["identify", first],
		["identify", second, { onSignIn }],
		["on", "answer", () => undefined],
	]);
	expect(await identity?.getToken()).toBe("two");
	identity?.onSignIn?.();
	expect(onSignIn).toHaveBeenCalledOnce();
	expect(toldIdentity([["identify", first], ["logout"]])).toBeUndefined();
	expect(toldIdentity([["identify", "jwt"]])).toBeUndefined();
	expect(toldIdentity([])).toBeUndefined();
});

test("nothing is asked of the BFF for a user while nobody has looked at the panel", async () => {
	const openSession = vi.fn(async () => sessionAnswer());
	const { store }: { store: Store } = testStore({ openSession });
	let looked = false;
	const page = createPage(
		() => store,
		() => looked,
	);
	const token = `x.${btoa(JSON.stringify({ sub: "alex" }))}.x`;
	const getToken = vi.fn(() => token);
	page.obey("identify", getToken);
	await Promise.resolve();
	expect([getToken.mock.calls.length, openSession.mock.calls.length]).toEqual([0, 0]);
	looked = true;
	await store.enter();
	expect(openSession).toHaveBeenCalledExactlyOnceWith(token);
});

test("the agent is told where the visitor is only once the page wants it", async () => {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["ok"])));
	const { page, store } = open({ send });
	await store.send("one");
	page.obey("update", { page: { plan: "Pro" } });
	await store.send("two");
	page.obey("update", { page: false });
	await store.send("three");
	expect(send.mock.calls.map(([request]) => request.page?.fields)).toEqual([undefined, { plan: "Pro" }, undefined]);
	expect(send.mock.calls[0]?.[0]).not.toHaveProperty("page");
});

test("what the page asks takes the place of nothing the visitor is writing anew", async () => {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["ok"])));
	const { page, store } = open({ send });
	await store.send("Mine");
	const [mine] = store.state.value.messages;
	if (mine) store.act(editMessage, mine);
	page.obey("ask", "The page's");
	await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
	expect(send.mock.calls[1]?.[0]).not.toHaveProperty("replaces");
});

test("the page asks in the visitor's place", async () => {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["On its way."])));
	const { page, store } = open({ send });
	page.obey("ask", "Where is my order?");
	await vi.waitFor(() => expect(store.state.value.messages).toHaveLength(2));
	expect(send.mock.calls[0]?.[0].message.parts).toEqual([{ type: "text", text: "Where is my order?" }]);
});

test("the page hears what happens, by ids alone, until it listens no more", async () => {
	const events = telling(["Secret words."]);
	const { page, store } = open({ send: async () => scripted(...events) });
	const heard: unknown[] = [];
	const listener = (detail: unknown) => heard.push(detail);
	for (const event of ["message", "answer", "error"]) page.obey("on", event, listener);
	await store.send("Hidden question");
	const { chat, messages } = store.state.value;
	await vi.waitFor(() => expect(heard).toHaveLength(2));
	expect(heard).toEqual([
		{ chat, message: messages[0]?.id },
		{ chat, answer: messages[1]?.id, state: "done" },
	]);
	page.obey("off", "answer", listener);
	page.obey("off", "message");
	await store.send("Another");
	await Promise.resolve();
	expect(heard).toHaveLength(2);
});

test("the page hears of cards, of handovers, and of what went wrong", async () => {
	const id = makeId("appr");
	const data = {
		...{ approvalId: id, callId: makeId("call"), title: "Refund", summary: "Refund", fields: [] },
		...{ expiresAt: "2099-01-01T00:00:00.000Z", state: "pending" as const },
	};
	const [start = { number: 1, part: { type: "abort" } as const }] = telling([]);
	const parts = [
		start,
		{ number: 2, part: { type: "data-approval", id, data } as const },
		{ number: 3, part: { type: "data-handover", id: "h", data: { state: "requested", way: "email" } } as const },
		{ number: 4, part: { type: "error", errorText: "model_timeout" } as const },
	];
	const send = vi.fn<Transport["send"]>(async () => scripted(...parts));
	const { page, store } = open({ send });
	const heard: [string, unknown][] = [];
	for (const event of ["approval", "handover", "error", "answer"]) {
		page.obey("on", event, (detail: unknown) => heard.push([event, detail]));
	}
	await store.send("go");
	await vi.waitFor(() => expect(heard).toHaveLength(4));
	expect(heard).toMatchObject([
		["approval", { approval: id, state: "pending" }],
		["handover", { way: "email" }],
		["error", { code: "model_timeout" }],
		["answer", { state: "failed" }],
	]);
	send.mockRejectedValueOnce(new ConnectionLost());
	await store.send("again");
	await vi.waitFor(() => expect(heard.at(-1)).toMatchObject(["error", { code: "connection_lost" }]));
});

test("a listener that fails harms neither the others nor the chat", async () => {
	const failures: unknown[] = [];
	const onError = (error: unknown) => failures.push(error);
	process.on("uncaughtException", onError);
	try {
		const { page, store } = open({ send: async () => scripted(...telling(["ok"])) });
		const fine = vi.fn();
		page.obey("on", "answer", () => {
			throw new Error("the page's own");
		});
		page.obey("on", "answer", fine);
		await store.send("go");
		await vi.waitFor(() => expect(fine).toHaveBeenCalledOnce());
		expect(store.state.value.phase).toBe("idle");
		await vi.waitFor(() => expect(failures).toHaveLength(1));
	} finally {
		process.off("uncaughtException", onError);
	}
});
