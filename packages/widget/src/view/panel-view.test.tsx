import { makeId } from "@bellhop/contract/id";
import type { NumberedPart } from "@bellhop/contract/stream-part";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chatAnswer, scripted, sessionAnswer, telling, testMemory, testStore } from "../store/scripted-transport.ts";
import { signal } from "../store/signal.ts";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { PanelView } from "./panel-view.tsx";
import { openDoor, quietSizes, testPanel, testTalk } from "./test-panel.ts";

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

function draw(calls: Partial<Transport> = {}, memory = testMemory()) {
	const { store } = testStore(calls, memory);
	const open = signal(true);
	const talk = openDoor(testTalk);
	const close = vi.fn();
	const view = render(<PanelView context={testPanel(store, { open, talk, close })} />);
	const field = () => view.getByLabelText(english.composerLabel) as HTMLTextAreaElement;
	return { ...view, store, open, talk, close, field };
}

test("an empty conversation greets, labels the demo model and offers the starters", async () => {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["On its way."])));
	const view = draw({ send });
	expect(view.getByRole("dialog").getAttribute("aria-label")).toBe("Shop");
	expect(view.getByText("Hello")).toBeTruthy();
	expect(view.getByText(english.demoModel)).toBeTruthy();
	fireEvent.click(view.getByText("Where is my order?"));
	await waitFor(() => view.getByText("On its way."));
	expect(view.queryByText("Hello")).toBeNull();
});

test("opening moves the focus to the composer", () => {
	const view = draw();
	expect(document.activeElement).toBe(view.field());
});

test("Enter sends, Shift+Enter and an input method's Enter do not", async () => {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["ok"])));
	const view = draw({ send });
	fireEvent.input(view.field(), { target: { value: "hello" } });
	fireEvent.keyDown(view.field(), { key: "Enter", shiftKey: true });
	fireEvent.keyDown(view.field(), { key: "Enter", isComposing: true });
	fireEvent.keyDown(view.field(), { key: "Enter", keyCode: 229 });
	expect(send).not.toHaveBeenCalled();
	fireEvent.keyDown(view.field(), { key: "Enter" });
	await waitFor(() => view.getByText("ok"));
	expect(view.field().value).toBe("");
});

test("while an answer is written the button stops it, and only then is it announced whole", async () => {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const events = telling(["The answer ", "is yes."]);
	const view = draw({ send: async () => scripted(...events.slice(0, 3), ended, ...events.slice(3)) });
	const live = () => view.container.querySelector(".unseen[aria-live=polite]")?.textContent;
	fireEvent.input(view.field(), { target: { value: "go" } });
	fireEvent.click(view.getByLabelText(english.send));
	await waitFor(() => view.getByLabelText(english.stop));
	expect(live()).toBe(english.writing);
	end();
	await waitFor(() => expect(live()).toBe("The answer is yes."));
	expect(view.getByRole("log").getAttribute("aria-live")).toBe("off");
});

test("what is written while an answer is written waits for its end, and can be taken back", async () => {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const events = telling(["The answer ", "is yes."]);
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["Fine."])));
	send.mockImplementationOnce(async () => scripted(...events.slice(0, 3), ended, ...events.slice(3)));
	const view = draw({ send });
	const type = (value: string) => fireEvent.input(view.field(), { target: { value } });
	type("go");
	fireEvent.keyDown(view.field(), { key: "Enter" });
	await waitFor(() => view.getByLabelText(english.stop));
	expect(view.queryByLabelText(english.send)).toBeNull();
	type("next");
	fireEvent.click(view.getByLabelText(english.send));
	await waitFor(() => view.getByText(english.queued, { exact: false }));
	expect(view.field().value).toBe("");
	fireEvent.click(view.getByText(english.takeBack));
	await waitFor(() => expect(view.field().value).toBe("next"));
	expect(view.queryByText(english.queued, { exact: false })).toBeNull();
	fireEvent.keyDown(view.field(), { key: "Enter" });
	type("and this");
	fireEvent.keyDown(view.field(), { key: "Enter" });
	type("still typing");
	expect(send).toHaveBeenCalledOnce();
	end();
	await waitFor(() => view.getByText("Fine."));
	expect(send.mock.calls[1]?.[0].message.parts).toEqual([{ type: "text", text: "next\nand this" }]);
	expect(view.field().value).toBe("still typing");
});

test("typing dots stand in for the first words", async () => {
	const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
	const view = draw({ send: async () => scripted(begun, ...telling(["words"])) });
	void view.store.send("go");
	await waitFor(() => expect(view.container.querySelector(".typing")).not.toBeNull());
	begin();
	await waitFor(() => view.getByText("words"));
	await waitFor(() => expect(view.container.querySelector(".typing")).toBeNull());
});

test("a message not sent says so and goes out on Try again", async () => {
	const send = vi
		.fn<Transport["send"]>()
		.mockRejectedValueOnce(new ConnectionLost())
		.mockResolvedValueOnce(scripted(...telling(["ok"])));
	const view = draw({ send });
	await view.store.send("hello");
	fireEvent.click(await view.findByText(english.tryAgain));
	await waitFor(() => view.getByText("ok"));
});

test("a failed answer keeps its words, says why, and offers the next step", async () => {
	const failing = telling(["half an"], { type: "error", errorText: "model_timeout" });
	const retry = vi.fn<Transport["retry"]>(async () => scripted(...telling(["a whole one"])));
	const view = draw({ send: async () => scripted(...failing), retry });
	await view.store.send("go");
	await waitFor(() => view.getByText(new RegExp(english.problems.model_timeout)));
	expect(view.getByText("half an")).toBeTruthy();
	fireEvent.click(view.getByText(english.tryAgain));
	await waitFor(() => view.getByText("a whole one"));
});

test.each(["running", "done", "failed", "unknown"] as const)("a step that is %s says so in words", async (state) => {
	const callId = "call_00000000000000000000000000" as const;
	const data = { callId, title: "Looking up your order", state };
	const events = [...telling([]).slice(0, 1), { number: 2, part: { type: "data-step", id: callId, data } as const }];
	const view = draw({ send: async () => scripted(...events, new Promise(() => undefined)) });
	void view.store.send("go");
	await waitFor(() => view.getByText("Looking up your order"));
	expect(view.container.querySelector(".step")?.textContent).toContain(english.steps[state]);
});

test("an answer's Markdown is drawn, and what looks like HTML stays words", async () => {
	const view = draw({ send: async () => scripted(...telling(["**bold** <img src=x onerror=alert(1)>"])) });
	await view.store.send("go");
	await waitFor(() => expect(view.container.querySelector("strong")?.textContent).toBe("bold"));
	expect(view.getByText(/<img src=x onerror=alert\(1\)>/)).toBeTruthy();
	expect(view.container.querySelector("img")).toBeNull();
});

test("what the visitor writes is never drawn as Markdown", async () => {
	const view = draw({ send: async () => scripted(...telling(["ok"])) });
	await view.store.send("**bold** <img src=x onerror=alert(1)>");
	await waitFor(() => view.getByText(/\*\*bold\*\* <img/));
	expect(view.container.querySelector("img, strong")).toBeNull();
});

test("dots stand in the place of an answer until what draws it is there", async () => {
	const view = draw({ send: async () => scripted(...telling(["a **bold** word"])) });
	view.talk.chunk.value = undefined;
	await view.store.send("go");
	await waitFor(() => expect(view.container.querySelector(".typing")).not.toBeNull());
	view.talk.chunk.value = testTalk;
	await waitFor(() => expect(view.container.querySelector("strong")?.textContent).toBe("bold"));
});

test("finished blocks keep their elements while the answer grows", async () => {
	const { promise: waiting, resolve: more } = Promise.withResolvers<void>();
	const events = telling(["one\n\ntwo\n\nthree", "\n\nfour"]);
	const view = draw({ send: async () => scripted(...events.slice(0, 3), waiting, ...events.slice(3)) });
	void view.store.send("go");
	const first = await view.findByText("one");
	more();
	await waitFor(() => view.getByText("four"));
	expect(view.getByText("one")).toBe(first);
});

test("a history that cannot be had offers to try again", async () => {
	const memory = testMemory();
	memory.lasting.write({ token: "t", chat: "chat_00000000000000000000000000" });
	const load = vi
		.fn<Transport["load"]>()
		.mockRejectedValueOnce(new ConnectionLost())
		.mockResolvedValueOnce(chatAnswer([]));
	const view = draw({ load }, memory);
	await view.store.enter();
	await waitFor(() => view.getByText(english.historyFailed));
	fireEvent.click(view.getByText(english.tryAgain));
	await waitFor(() => view.getByText("Hello"));
});

test("the menu starts a new conversation; Escape closes the menu and not the panel", async () => {
	const view = draw({ send: async () => scripted(...telling(["ok"])) });
	const above = vi.fn();
	view.container.addEventListener("keydown", above);
	await view.store.send("go");
	fireEvent.click(view.getByLabelText(english.menu));
	fireEvent.keyDown(view.getByText(english.newConversation), { key: "Escape" });
	expect(view.queryByText(english.newConversation)).toBeNull();
	expect(above).not.toHaveBeenCalled();
	fireEvent.click(view.getByLabelText(english.menu));
	fireEvent.click(view.getByText(english.newConversation));
	await waitFor(() => view.getByText("Hello"));
	expect(view.queryByText("ok")).toBeNull();
});

test("hidden means hidden, and close asks the loader", async () => {
	const view = draw();
	fireEvent.click(view.getByLabelText(english.close));
	expect(view.close).toHaveBeenCalledOnce();
	view.open.value = false;
	await waitFor(() => expect(view.container.querySelector("#panel")?.hasAttribute("hidden")).toBe(true));
});

const vouchFor = (sub: string, onSignIn?: () => void) => ({
	getToken: () => `e30.${btoa(JSON.stringify({ sub }))}.x`,
	onSignIn,
});

test("the header says who is signed in, by name where the website gives one", async () => {
	const view = draw({
		openSession: async () => ({ ...sessionAnswer(), visitor: { id: makeId("visitor"), verified: true, name: "Anna" } }),
	});
	await view.store.identify(vouchFor("anna"));
	await view.findByText("Signed in as Anna");
	view.store.logOut();
	await waitFor(() => expect(view.queryByText(/Signed in/)).toBeNull());
	const nameless = draw();
	await nameless.store.identify(vouchFor("anna"));
	await nameless.findByTitle(english.signedIn);
});

test("signing in is offered in the answer by the page's own way, and no more once that is done", async () => {
	const onSignIn = vi.fn();
	const offer = { type: "data-sign-in", id: makeId("call"), data: {} } as const;
	const [start, ...rest] = telling(["Please sign in."]).map(({ part }) => part);
	const parts = [start, offer, ...rest].map((part, index) => ({ number: index + 1, part }));
	const view = draw({
		send: async () => scripted(...(parts as NumberedPart[])),
		identify: async () => sessionAnswer(),
	});
	await view.store.send("My orders?");
	await view.findByText("Please sign in.");
	expect(view.queryByText(english.signIn)).toBeNull();
	await view.store.identify({ getToken: () => undefined, onSignIn });
	const button = await view.findByText(english.signIn);
	const answer = view.container.querySelector(".answer");
	expect(answer?.textContent?.indexOf(english.signIn)).toBeGreaterThan(
		answer?.querySelector("p")?.textContent?.length ?? 0,
	);
	fireEvent.click(button);
	expect(onSignIn).toHaveBeenCalledOnce();
	await view.store.identify(vouchFor("anna", onSignIn));
	await waitFor(() => expect(view.queryByText(english.signIn)).toBeNull());
});

test("a site for verified visitors only says so, keeps the words, and shows the way in", async () => {
	const onSignIn = vi.fn();
	const view = draw({ openSession: () => Promise.reject(new ProblemError("identity_required")) });
	await view.store.identify({ getToken: () => null, onSignIn });
	await view.store.send("hello");
	await view.findByText(english.problems.identity_required);
	expect(view.field().value).toBe("hello");
	fireEvent.click(view.getByText(english.signIn));
	expect(onSignIn).toHaveBeenCalledOnce();
});

test("the menu lists earlier conversations and is walked through with the arrows", async () => {
	const chats = ["Where is my parcel?", ""].map((title, day) => ({
		id: makeId("chat"),
		title,
		updatedAt: `2026-01-0${day + 1}T10:00:00Z`,
		status: "idle" as const,
	}));
	const stored = chatAnswer([{ id: "a", role: "user", parts: [{ type: "text", text: "It is blue" }] }]);
	const memory = testMemory();
	memory.lasting.write({ token: "token", chat: makeId("chat") });
	const currentSession = async () => ({ ...sessionAnswer(), chats });
	const view = draw({ currentSession, load: async () => stored }, memory);
	fireEvent.click(view.getByLabelText(english.menu));
	await view.findByText("Where is my parcel?");
	const focused = () => document.activeElement?.textContent;
	const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
	expect(focused()).toBe(english.newConversation);
	press("ArrowUp");
	expect(focused()).toMatch(/^Conversation.*2026/);
	press("ArrowDown");
	expect(focused()).toBe(english.newConversation);
	press("End");
	press("Home");
	press("ArrowDown");
	expect(focused()).toContain("Where is my parcel?");
	fireEvent.click(document.activeElement as Element);
	await view.findByText("It is blue");
	expect(document.activeElement).not.toBe(document.body);
});

test("who reached a limit is told from when on it goes, also for an answer asked for again, and sends the same message then", async () => {
	const limited = new ProblemError("rate_limited", 90);
	const send = vi
		.fn<Transport["send"]>()
		.mockRejectedValueOnce(limited)
		.mockResolvedValueOnce(scripted(...telling(["Once upon a time"], { type: "error", errorText: "model_busy" })));
	const view = draw({ send, retry: async () => Promise.reject(limited) });
	// The store's clock stands at midnight of another day.
	const moment = new Intl.DateTimeFormat(english.language, { dateStyle: "medium", timeStyle: "short" });
	const sentence = `You can go on from ${moment.format(Date.parse("2026-01-01T00:01:30Z"))}.`;
	void view.store.send("Tell me a story");
	await waitFor(() => view.getByText(sentence, { exact: false }));
	fireEvent.click(view.getByText(english.tryAgain));
	await waitFor(() => view.getByText(english.problems.model_busy, { exact: false }));
	expect(send.mock.calls.map(([{ message }]) => message.id)[1]).toBe(send.mock.calls[0]?.[0].message.id);
	fireEvent.click(view.getByText(english.tryAgain));
	await waitFor(() => view.getByText(sentence, { exact: false }));
});

test("a person can be asked for from the menu, not while an answer is being written", async () => {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const events = telling(["Hello."]);
	const askForPerson = vi.fn<Transport["askForPerson"]>(async () => scripted(...telling(["A person is asked."])));
	const session = { ...sessionAnswer(), site: { ...sessionAnswer().site, handover: true } };
	const calls = {
		openSession: async () => session,
		send: async () => scripted(...events.slice(0, 3), ended, ...events.slice(3)),
	};
	const view = draw({ ...calls, currentSession: async () => session, askForPerson });
	void view.store.send("Hi");
	await waitFor(() => view.getByText("Hello."));
	const item = async () => {
		fireEvent.click(view.getByLabelText(english.menu));
		return waitFor(() => view.getByText(english.handover.ask).closest("button") as HTMLButtonElement);
	};
	const busy = await item();
	expect(busy.getAttribute("aria-disabled")).toBe("true");
	fireEvent.click(busy);
	expect(askForPerson).not.toHaveBeenCalled();
	end();
	await waitFor(() => expect(busy.getAttribute("aria-disabled")).toBe("false"));
	fireEvent.click(busy);
	await waitFor(() => view.getByText(english.handover.wish));
	await waitFor(() => view.getByText("A person is asked."));
});

test("a long wait is said to be one", async () => {
	vi.useFakeTimers();
	try {
		const { promise: never } = Promise.withResolvers<void>();
		const view = draw({ send: async () => scripted(never) });
		void view.store.send("go");
		await vi.advanceTimersByTimeAsync(7_000);
		expect(view.queryByText(english.slow)).toBeNull();
		await vi.advanceTimersByTimeAsync(2_000);
		expect(view.getByText(english.slow)).toBeTruthy();
	} finally {
		vi.useRealTimers();
	}
});

test("a browser that is offline is said to be, in the place of a server that cannot be reached", async () => {
	const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
	const { promise: mended } = Promise.withResolvers<ReturnType<typeof scripted>>();
	const view = draw({ send: async () => scripted(...telling(["one"]).slice(0, 2), "lost"), resume: () => mended });
	void view.store.send("go");
	await waitFor(() => view.getByText(english.offline));
	onLine.mockRestore();
});
