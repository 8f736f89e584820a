import type { NumberedPart, StreamPart } from "@bellhop/contract/stream-part";
import { cleanup, fireEvent, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scripted, telling } from "../store/scripted-transport.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { drawPanel } from "./draw-panel.tsx";
import { quietSizes, testTalk } from "./test-panel.ts";

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

test("typing dots stand in for the first words", async () => {
	const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
	const view = drawPanel({ send: async () => scripted(begun, ...telling(["words"])) });
	void view.store.send("go");
	await waitFor(() => expect(view.container.querySelector(".typing")).not.toBeNull());
	begin();
	await waitFor(() => view.getByText("words"));
	await waitFor(() => expect(view.container.querySelector(".typing")).toBeNull());
});

test("a failed answer keeps its words, says why, and offers the next step", async () => {
	const failing = telling(["half an"], { type: "error", errorText: "model_timeout" });
	const retry = vi.fn<Transport["retry"]>(async () => scripted(...telling(["a whole one"])));
	const view = drawPanel({ send: async () => scripted(...failing), retry });
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
	const view = drawPanel({ send: async () => scripted(...events, new Promise(() => undefined)) });
	void view.store.send("go");
	await waitFor(() => view.getByText("Looking up your order"));
	expect(view.container.querySelector(".step")?.textContent).toContain(english.steps[state]);
});

test("an answer's Markdown is drawn, and what looks like HTML stays words", async () => {
	const view = drawPanel({ send: async () => scripted(...telling(["**bold** <img src=x onerror=alert(1)>"])) });
	await view.store.send("go");
	await waitFor(() => expect(view.container.querySelector("strong")?.textContent).toBe("bold"));
	expect(view.getByText(/<img src=x onerror=alert\(1\)>/)).toBeTruthy();
	expect(view.container.querySelector("img")).toBeNull();
});

test("dots stand in the place of an answer until what draws it is there", async () => {
	const view = drawPanel({ send: async () => scripted(...telling(["a **bold** word"])) });
	view.talk.chunk.value = undefined;
	await view.store.send("go");
	await waitFor(() => expect(view.container.querySelector(".typing")).not.toBeNull());
	view.talk.chunk.value = testTalk;
	await waitFor(() => expect(view.container.querySelector("strong")?.textContent).toBe("bold"));
});

test("finished blocks keep their elements while the answer grows", async () => {
	const { promise: waiting, resolve: more } = Promise.withResolvers<void>();
	const events = telling(["one\n\ntwo\n\nthree", "\n\nfour"]);
	const view = drawPanel({ send: async () => scripted(...events.slice(0, 3), waiting, ...events.slice(3)) });
	void view.store.send("go");
	const first = await view.findByText("one");
	more();
	await waitFor(() => view.getByText("four"));
	expect(view.getByText("one")).toBe(first);
});

test("a long wait is said to be one", async () => {
	vi.useFakeTimers();
	try {
		const { promise: never } = Promise.withResolvers<void>();
		const view = drawPanel({ send: async () => scripted(never) });
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
	const view = drawPanel({ send: async () => scripted(...telling(["one"]).slice(0, 2), "lost"), resume: () => mended });
	void view.store.send("go");
	await waitFor(() => view.getByText(english.offline));
	onLine.mockRestore();
});

test("while words come the calendar is asked for nothing that it has said already", async () => {
	const { promise: more, resolve: goOn } = Promise.withResolvers<void>();
	const [start, ...parts] = telling(["On ", "its ", "way"]) as [NumberedPart, ...NumberedPart[]];
	const messageMetadata = { state: "running", createdAt: "2026-03-01T10:00:00Z" } as const;
	const dated = { number: start.number, part: { ...start.part, messageMetadata } as StreamPart };
	const calendar = vi.spyOn(Intl, "DateTimeFormat");
	const view = drawPanel({
		send: async () => scripted(dated, ...parts.slice(0, 2), more, ...parts.slice(2, 4), new Promise(() => undefined)),
	});
	void view.store.send("go");
	await waitFor(() => view.getByText("On"));
	const asked = calendar.mock.calls.length;
	goOn();
	await waitFor(() => view.getByText("On its way"));
	expect(view.container.querySelector(".answer time")).not.toBeNull();
	expect(calendar.mock.calls.length).toBe(asked);
	calendar.mockRestore();
});
