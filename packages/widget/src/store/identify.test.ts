import { makeId } from "@bellhop/contract/id";
import type { SessionAnswer } from "@bellhop/contract/session";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import type { Transport } from "../transport/transport.ts";
import { openChat } from "./open-chat.ts";
import { chatAnswer, scripted, sessionAnswer, telling, testMemory, testStore } from "./scripted-transport.ts";
import type { Store } from "./store.ts";

let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
	warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

/** An identity token as far as the widget looks into it. */
const tokenOf = (sub: string) => `e30.${btoa(JSON.stringify({ sub }))}.x`;
const vouchFor = (sub: string | undefined) => ({
	getToken: async () => (sub === undefined ? undefined : tokenOf(sub)),
});

/** A BFF that opens sessions named after the subject, and keeps what it was asked. */
function bff(calls: Partial<Transport> = {}) {
	const opened: string[] = [];
	const ended: string[] = [];
	const open = (sub: string, chats: SessionAnswer["chats"] = []) => {
		const token = `${sub}-${opened.length + 1}`;
		opened.push(token);
		return { ...sessionAnswer(), token, chats, visitor: { id: makeId("visitor"), verified: true, name: sub } };
	};
	const subject = (token: string) => JSON.parse(atob(token.split(".")[1] ?? "")).sub;
	const transport: Partial<Transport> = {
		openSession: async (token) => open(token === undefined ? "anonymous" : subject(token)),
		identify: async ({ identityToken, chat }) =>
			open(subject(identityToken), [{ id: chat, title: "Carried", updatedAt: "", status: "idle" }]),
		endSession: async (token) => void ended.push(token),
		send: async () => scripted(...telling(["Yes."])),
		load: async () => chatAnswer([]),
		...calls,
	};
	return { transport, opened, ended };
}

const shown = (store: Store) =>
	store.state.value.messages.map(({ parts }) => parts.map((part) => Object(part).text).join(""));

describe("a page that vouches for its user", () => {
	test("is asked for a token when the panel is looked at, and the session is remembered under the user's name", async () => {
		const { transport } = bff();
		const { store, memory } = testStore(transport);
		await store.identify(vouchFor("anna"));
		await store.enter();
		expect(store.who.value).toEqual({ subject: "anna", name: "anna" });
		expect(memory.lasting.read()).toEqual({ verified: { subject: "anna", token: "anna-1", chat: undefined } });
		expect(store.token()).toBe("anna-1");
	});

	test("goes on with the session this browser remembers for the same user, and their conversation", async () => {
		const { transport, opened } = bff({
			load: async () => chatAnswer([{ id: "a", role: "user", parts: [{ type: "text", text: "before" }] }]),
		});
		const memory = testMemory();
		const chat = makeId("chat");
		memory.lasting.write({ verified: { subject: "anna", token: "kept", chat } });
		const { store } = testStore(transport, memory);
		await store.identify(vouchFor("anna"));
		expect([store.token(), store.state.value.chat, shown(store)]).toEqual(["kept", chat, ["before"]]);
		expect(opened).toEqual([]);
	});

	test("takes an anonymous conversation along, with what is typed, and goes on showing it", async () => {
		const identify = vi.fn(bff().transport.identify as Transport["identify"]);
		const { store, memory } = testStore(bff({ identify }).transport);
		await store.send("Where is my order?");
		store.write("half a");
		const { chat } = store.state.value;
		await store.identify(vouchFor("anna"));
		expect(identify.mock.calls).toEqual([[{ token: "anonymous-1", identityToken: tokenOf("anna"), chat }]]);
		expect([shown(store), store.draft.value]).toEqual([["Where is my order?", "Yes."], "half a"]);
		expect(memory.lasting.read()).toEqual({ verified: { subject: "anna", token: "anna-1", chat } });
	});

	test("whose anonymous session is over begins as the user, with nothing of the page before", async () => {
		const { transport } = bff({ identify: () => Promise.reject(new ProblemError("session_expired")) });
		const { store } = testStore(transport);
		await store.send("hello");
		await store.identify(vouchFor("anna"));
		expect([store.token(), shown(store)]).toEqual(["anna-2", []]);
	});

	test("that says nobody is signed in leaves the visitor anonymous", async () => {
		const { transport, opened } = bff();
		const { store } = testStore(transport);
		await store.identify(vouchFor(undefined));
		await store.send("hello");
		expect([store.who.value, opened]).toEqual([{}, ["anonymous-1"]]);
	});

	test("no message goes out before it is known whose it is", async () => {
		const { promise, resolve } = Promise.withResolvers<string>();
		const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["Yes."])));
		const { transport, opened } = bff({ send });
		const { store } = testStore(transport, testMemory(), { patient: true });
		const identified = store.identify({ getToken: () => promise });
		const sent = store.send("hello");
		await vi.waitFor(() => expect(store.state.value.phase).toBe("sending"));
		expect(send).not.toHaveBeenCalled();
		resolve(tokenOf("anna"));
		await Promise.all([identified, sent]);
		expect([opened, shown(store), store.token()]).toEqual([["anna-1"], ["hello", "Yes."], "anna-1"]);
	});

	test("while an anonymous session is being opened: that one is ended, and the message is the user's", async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const made = bff();
		const openSession: Transport["openSession"] = async (token) => {
			if (token === undefined) await promise;
			return (made.transport.openSession as Transport["openSession"])(token);
		};
		const { store, memory } = testStore({ ...made.transport, openSession });
		const sent = store.send("hello");
		await store.identify(vouchFor("anna"));
		resolve();
		await sent;
		expect([made.opened, made.ended, store.token()]).toEqual([["anna-1", "anonymous-2"], ["anonymous-2"], "anna-1"]);
		expect(shown(store)).toEqual(["hello", "Yes."]);
		expect(memory.lasting.read().token).toBeUndefined();
	});
});

describe("another user", () => {
	test("A, B, A in one tab: each begins with nothing of the one before, and the one before is signed out", async () => {
		const { transport, opened, ended } = bff();
		const { store, memory } = testStore(transport);
		await store.identify(vouchFor("anna"));
		await store.send("I am Anna");
		store.write("Anna types");
		for (const [sub, before] of [
			["ben", "anna-1"],
			["anna", "ben-2"],
		] as const) {
			await store.identify(vouchFor(sub));
			expect([shown(store), store.draft.value, store.who.value.name, ended.at(-1)]).toEqual([[], "", sub, before]);
			expect(JSON.stringify([memory.lasting.read(), memory.passing.read()])).not.toContain(before);
			await store.send(`I am ${sub}`);
		}
		expect(opened).toEqual(["anna-1", "ben-2", "anna-3"]);
	});

	test("the page names two in a row: only the second counts, and a session that came too late is ended", async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const made = bff();
		const openSession: Transport["openSession"] = async (token) => {
			const answer = await (made.transport.openSession as Transport["openSession"])(token);
			if (token === tokenOf("anna")) await promise;
			return answer;
		};
		const { store } = testStore({ ...made.transport, openSession });
		const first = store.identify(vouchFor("anna"));
		await vi.waitFor(() => expect(made.opened).toHaveLength(1));
		await store.identify(vouchFor("ben"));
		resolve();
		await first;
		expect([store.token(), store.who.value.subject, made.ended]).toEqual(["ben-2", "ben", ["anna-1"]]);
	});

	test("who signed in here on another page is dropped, and the anonymous conversation of this one stays", async () => {
		const { transport, ended } = bff();
		const memory = testMemory();
		memory.lasting.write({ verified: { subject: "anna", token: "anna-0" } });
		const { store } = testStore(transport, memory);
		await store.send("hello");
		await store.identify(vouchFor("ben"));
		expect([ended, shown(store), store.who.value.subject]).toEqual([["anna-0"], ["hello", "Yes."], "ben"]);
	});

	test("words typed by one are shown to nobody else after a reload, and to the same user again", async () => {
		const memory = testMemory();
		const { store: before } = testStore(bff().transport, memory);
		await before.identify(vouchFor("anna"));
		before.write("secret plans");
		const { store } = testStore(bff().transport, memory);
		await store.enter();
		expect(store.draft.value).toBe("");
		await store.identify(vouchFor("anna"));
		expect(store.draft.value).toBe("secret plans");
		const { store: other } = testStore(bff().transport, memory);
		await other.identify(vouchFor("ben"));
		expect(other.draft.value).toBe("");
	});
});

describe("logging out", () => {
	test("clears the page and the browser, ends the session, and asks the page no more", async () => {
		const { transport, ended } = bff();
		const { store, memory } = testStore(transport);
		const getToken = vi.fn(async () => tokenOf("anna"));
		await store.identify({ getToken });
		await store.send("I am Anna");
		store.logOut();
		expect([shown(store), store.who.value, memory.lasting.read(), ended]).toEqual([[], {}, {}, ["anna-1"]]);
		await store.enter();
		await store.send("hello");
		expect(getToken).toHaveBeenCalledOnce();
		expect(store.token()).toBe("anonymous-2");
	});

	test("on the page, by a token that is missing now, does the same", async () => {
		const { transport, ended } = bff();
		const { store } = testStore(transport);
		await store.identify(vouchFor("anna"));
		await store.identify(vouchFor(undefined));
		expect([store.who.value, ended]).toEqual([{}, ["anna-1"]]);
	});

	test("in another tab takes everything off this page; a page that came back from the cache is asked who it is", async () => {
		const { transport, ended } = bff();
		const { store, memory } = testStore(transport);
		let user: string | undefined = "anna";
		const getToken = vi.fn(async () => user && tokenOf(user));
		await store.identify({ getToken });
		await store.send("I am Anna");
		store.recheck(false);
		expect(getToken).toHaveBeenCalledOnce();
		user = undefined;
		memory.lasting.write({});
		store.recheck(false);
		expect([shown(store), store.who.value, ended]).toEqual([[], {}, []]);
		user = "anna";
		await store.identify({ getToken });
		user = "ben";
		store.recheck(true);
		await vi.waitFor(() => expect(store.who.value.name).toBe("ben"));
	});
});

describe("a token that is not to be had", () => {
	test.each([
		["is refused", async () => tokenOf("anna"), "expired"],
		["is no text", () => 5, expect.any(Error)],
		["cannot be fetched", () => Promise.reject(new Error("500")), new Error("500")],
		["is not given at all", () => new Promise(() => undefined), expect.any(Error)],
		[
			"makes the page throw",
			() => {
				throw new TypeError("x is not a function");
			},
			expect.any(TypeError),
		],
	])(
		"because it %s: the visitor reads one sentence and can go on, the developer reads why",
		async (_, getToken, told) => {
			const made = bff();
			const openSession: Transport["openSession"] = (token) =>
				token === undefined
					? (made.transport.openSession as Transport["openSession"])()
					: Promise.reject(new ProblemError("identity_invalid", undefined, "expired"));
			const { store } = testStore({ ...made.transport, openSession });
			await store.identify({ getToken });
			expect([store.who.value, store.state.value.notice]).toEqual([{}, "identity_invalid"]);
			expect(warn.mock.calls.at(-1)?.[1]).toEqual(told);
			await store.send("hello");
			expect([shown(store), store.token()]).toEqual([["hello", "Yes."], "anonymous-1"]);
		},
	);

	test("for a moment only is asked for again with the next message", async () => {
		const { transport } = bff();
		const { store } = testStore(transport);
		const getToken = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("offline"));
		getToken.mockResolvedValue(tokenOf("anna"));
		await store.identify({ getToken });
		await store.send("hello");
		expect([store.token(), shown(store)]).toEqual(["anna-1", ["hello", "Yes."]]);
	});

	test("a garbled one signs nobody out", async () => {
		const { transport, ended } = bff();
		const { store } = testStore(transport);
		await store.identify(vouchFor("anna"));
		await store.identify({ getToken: () => "<html>" });
		expect([store.who.value.subject, ended]).toEqual(["anna", []]);
	});
});

describe("a session that is over", () => {
	test("is got anew with a fresh token, once for all who ask at the same time", async () => {
		const { transport, opened } = bff();
		const { store } = testStore(transport);
		const getToken = vi.fn(async () => tokenOf("anna"));
		await store.identify({ getToken });
		await store.send("hello");
		const { chat } = store.state.value;
		await Promise.all([store.renew("anna-1"), store.renew("anna-1"), store.renew("anna-1")]);
		await store.renew("anna-1");
		expect([opened, store.token(), getToken.mock.calls.length]).toEqual([["anna-1", "anna-2"], "anna-2", 2]);
		expect([store.state.value.chat, shown(store)]).toEqual([chat, ["hello", "Yes."]]);
	});

	test("stays over where nobody vouches, and says why where the page cannot be asked", async () => {
		const made = bff();
		const { store } = testStore(made.transport);
		await store.send("hello");
		await store.renew("anonymous-1");
		expect(store.token()).toBe("anonymous-1");
		await store.identify({ getToken: () => Promise.reject(new ConnectionLost()) });
		await expect(store.renew("anonymous-1")).rejects.toBeInstanceOf(ConnectionLost);
	});
});

test("earlier conversations can be gone back to, and what had not arrived is typed again", async () => {
	const earlier = { id: makeId("chat"), title: "Order", updatedAt: "", status: "idle" } as const;
	const load = vi.fn<Transport["load"]>(async () =>
		chatAnswer([{ id: "a", role: "user", parts: [{ type: "text", text: "Order?" }] }]),
	);
	const { transport } = bff({ load, send: () => Promise.reject(new ConnectionLost()) });
	const currentSession = async () => ({ ...sessionAnswer(), chats: [earlier] });
	const { store, memory } = testStore({ ...transport, currentSession });
	await store.send("lost words");
	await store.refresh();
	expect(store.chats.value).toEqual([earlier]);
	await store.act(openChat, earlier.id);
	expect(load).toHaveBeenCalledWith(earlier.id);
	expect([shown(store), store.draft.value, memory.lasting.read().chat]).toEqual([["Order?"], "lost words", earlier.id]);
});
