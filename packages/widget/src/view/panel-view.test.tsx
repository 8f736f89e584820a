import { makeId } from "@bellhop/contract/id";
import type { NumberedPart } from "@bellhop/contract/stream-part";
import { cleanup, fireEvent, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chatAnswer, scripted, sessionAnswer, telling, testMemory } from "../store/scripted-transport.ts";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { drawPanel } from "./draw-panel.tsx";
import { quietSizes } from "./test-panel.ts";

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

test("an empty conversation greets, labels the demo model and offers the starters", async () => {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["On its way."])));
	const view = drawPanel({ send });
	expect(view.getByRole("dialog").getAttribute("aria-label")).toBe("Shop");
	expect(view.getByText("Hello")).toBeTruthy();
	expect(view.getByText(english.demoModel)).toBeTruthy();
	fireEvent.click(view.getByText("Where is my order?"));
	await waitFor(() => view.getByText("On its way."));
	expect(view.queryByText("Hello")).toBeNull();
});

test("a message not sent says so and goes out on Try again", async () => {
	const send = vi
		.fn<Transport["send"]>()
		.mockRejectedValueOnce(new ConnectionLost())
		.mockResolvedValueOnce(scripted(...telling(["ok"])));
	const view = drawPanel({ send });
	await view.store.send("hello");
	fireEvent.click(await view.findByText(english.tryAgain));
	await waitFor(() => view.getByText("ok"));
});

test("what the visitor writes is never drawn as Markdown", async () => {
	const view = drawPanel({ send: async () => scripted(...telling(["ok"])) });
	await view.store.send("**bold** <img src=x onerror=alert(1)>");
	await waitFor(() => view.getByText(/\*\*bold\*\* <img/));
	expect(view.container.querySelector("img, strong")).toBeNull();
});

test("a history that cannot be had offers to try again", async () => {
	const memory = testMemory();
	memory.lasting.write({ token: "t", chat: "chat_00000000000000000000000000" });
	const load = vi
		.fn<Transport["load"]>()
		.mockRejectedValueOnce(new ConnectionLost())
		.mockResolvedValueOnce(chatAnswer([]));
	const view = drawPanel({ load }, memory);
	await view.store.enter();
	await waitFor(() => view.getByText(english.historyFailed));
	fireEvent.click(view.getByText(english.tryAgain));
	await waitFor(() => view.getByText("Hello"));
});

test("hidden means hidden, and close asks the loader", async () => {
	const view = drawPanel();
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
	const view = drawPanel({
		openSession: async () => ({ ...sessionAnswer(), visitor: { id: makeId("visitor"), verified: true, name: "Anna" } }),
	});
	await view.store.identify(vouchFor("anna"));
	await view.findByText("Signed in as Anna");
	view.store.logOut();
	await waitFor(() => expect(view.queryByText(/Signed in/)).toBeNull());
	const nameless = drawPanel();
	await nameless.store.identify(vouchFor("anna"));
	await nameless.findByTitle(english.signedIn);
});

test("signing in is offered in the answer by the page's own way, and no more once that is done", async () => {
	const onSignIn = vi.fn();
	const offer = { type: "data-sign-in", id: makeId("call"), data: {} } as const;
	const [start, ...rest] = telling(["Please sign in."]).map(({ part }) => part);
	const parts = [start, offer, ...rest].map((part, index) => ({ number: index + 1, part }));
	const view = drawPanel({
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
	const view = drawPanel({ openSession: () => Promise.reject(new ProblemError("identity_required")) });
	await view.store.identify({ getToken: () => null, onSignIn });
	await view.store.send("hello");
	await view.findByText(english.problems.identity_required);
	expect(view.field().value).toBe("hello");
	fireEvent.click(view.getByText(english.signIn));
	expect(onSignIn).toHaveBeenCalledOnce();
});

test("who reached a limit is told from when on it goes, also for an answer asked for again, and sends the same message then", async () => {
	const limited = new ProblemError("rate_limited", 90);
	const send = vi
		.fn<Transport["send"]>()
		.mockRejectedValueOnce(limited)
		.mockResolvedValueOnce(scripted(...telling(["Once upon a time"], { type: "error", errorText: "model_busy" })));
	const view = drawPanel({ send, retry: async () => Promise.reject(limited) });
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
