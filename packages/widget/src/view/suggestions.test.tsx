import type { ChatMessage } from "@bellhop/contract/message";
import { cleanup, fireEvent, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scripted, telling } from "../store/scripted-transport.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { drawPanel } from "./draw-panel.tsx";
import { spoken } from "./spoken.ts";
import { quietSizes } from "./test-panel.ts";

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

const suggested = ["When will it be here?", "Can I cancel it?"];

/** An answer with suggestions at its end, as it comes; `after` holds its end back. */
function withSuggestions(after: Promise<unknown> = Promise.resolve()) {
	const parts = telling(["On its way."]);
	const { number, part } = parts.at(-1) ?? { number: 0, part: { type: "finish" as const } };
	const aside = { type: "data-suggestions" as const, id: "msg_x", data: suggested };
	return scripted(...parts.slice(0, -1), { number, part: aside }, after, { number: number + 1, part });
}

function draw(...streams: ReturnType<typeof scripted>[]) {
	const send = vi.fn<Transport["send"]>(async () => streams.shift() ?? scripted(...telling(["And now?"])));
	const view = drawPanel({ send });
	const shown = () => view.queryAllByRole("list", { name: english.starters });
	return { ...view, send, shown };
}

test("what may be said next stands below the newest answer; what is tapped goes out, and the focus stays in the conversation", async () => {
	const view = draw(withSuggestions());
	await view.store.send("Where is it?");
	await waitFor(() => expect(view.shown()).toHaveLength(1));
	const button = view.getByRole("button", { name: suggested[0] as string });
	button.focus();
	fireEvent.click(button);
	await view.findByText("And now?");
	expect(JSON.stringify(view.send.mock.calls[1])).toContain(suggested[0]);
	expect(view.shown()).toEqual([]);
	expect(document.activeElement).toBe(view.getByRole("log"));
});

test("nothing can be tapped before the answer is whole", async () => {
	let end = () => {};
	const view = draw(withSuggestions(new Promise<void>((resolve) => (end = resolve))));
	const sent = view.store.send("Where is it?");
	await view.findByText("On its way.");
	expect(view.shown()).toEqual([]);
	end();
	await sent;
	await waitFor(() => expect(view.shown()).toHaveLength(1));
});

test("while a message is written anew nothing can be tapped in its place", async () => {
	const view = draw(withSuggestions());
	await view.store.send("Where is it?");
	await waitFor(() => expect(view.shown()).toHaveLength(1));
	fireEvent.click(view.getByLabelText(english.edit));
	await waitFor(() => expect(view.shown()).toEqual([]));
	fireEvent.click(view.getByLabelText(english.dismiss));
	await waitFor(() => expect(view.shown()).toHaveLength(1));
});

test("suggestions are neither read out nor copied with the answer", () => {
	const answer: ChatMessage = {
		...{ id: "msg_x", role: "assistant", metadata: { state: "done" } },
		parts: [
			{ type: "text", text: "On its way.", state: "done" },
			{ type: "data-suggestions", id: "msg_x", data: suggested },
		],
	};
	expect(spoken(answer, english, "Shop")).toBe("On its way.");
});
