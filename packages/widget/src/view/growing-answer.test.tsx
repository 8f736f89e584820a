import { cleanup, fireEvent, waitFor } from "@testing-library/preact";
import { type ComponentType, Fragment, options, type VNode } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scripted, telling } from "../store/scripted-transport.ts";
import { words as english } from "../words/en.ts";
import { drawPanel } from "./draw-panel.tsx";
import { quietSizes } from "./test-panel.ts";

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

/** An answer of which the first words are there, and how the others come. */
async function begun(first: string, ...later: readonly string[]) {
	const events = telling([first, ...later]);
	const waits = later.map(() => Promise.withResolvers<void>());
	const [start, rest] = [events.slice(0, 3), events.slice(3)];
	const moves = rest.flatMap((event, index) => [waits[index]?.promise ?? Promise.resolve(), event]);
	const view = drawPanel({ send: async () => scripted(...start, ...moves) });
	fireEvent.input(view.field(), { target: { value: "go" } });
	fireEvent.click(view.getByLabelText(english.send));
	const log = view.getByRole("log");
	await waitFor(() => expect(log.textContent).toContain(first.trim().slice(-6)));
	return {
		...{ view, log },
		async say(index: number) {
			waits[index]?.resolve();
			await waitFor(() => expect(log.textContent).toContain(later[index]?.trim().slice(-6)));
		},
	};
}

/** The views that are drawn from now on. */
function watchViews(): { readonly names: Set<string>; end(): void } {
	const names = new Set<string>();
	// Preact tells it whenever it draws a component; its name is what its own devtools know it by.
	const hook = options as { __r?: ((vnode: VNode) => void) | undefined };
	const before = hook.__r;
	hook.__r = (vnode) => {
		if (vnode.type !== Fragment) names.add((vnode.type as ComponentType).name);
		before?.(vnode);
	};
	return {
		names,
		end() {
			hook.__r = before;
		},
	};
}

test("words that come draw what holds them again, and nothing else of the panel", async () => {
	const { say } = await begun(
		"```\nTracked\n```\n\nFound it.\n\nYour order **12346** is being packed",
		" on its way.",
		" Have your postcode ready.",
		" And a pen.",
	);
	await say(0);
	const watched = watchViews();
	await say(1);
	watched.end();
	const held = ["Answer", "AnswerEnd", "Message", "MessageTime", "Messages", "RichText", "Run"];
	expect([...watched.names].sort()).toEqual(held);
});

test("a finished block stays the very node it was, however long the answer becomes", async () => {
	const part = Array.from({ length: 9 }, (_, index) => `Part ${index}\n\n`).join("");
	const { say, log } = await begun(part, part.replaceAll("Part", "More"), "The end");
	const blocks = () => [...log.querySelectorAll(".prose p")];
	const first = blocks();
	await say(0);
	const second = blocks();
	await say(1);
	expect(blocks()).toHaveLength(19);
	// The last block may become another one with the words that follow it.
	expect(first.slice(0, -1).every((node, index) => node === second[index])).toBe(true);
	expect(second.slice(0, -1).every((node, index) => node === blocks()[index])).toBe(true);
});
