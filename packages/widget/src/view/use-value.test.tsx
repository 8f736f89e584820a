import { cleanup, render } from "@testing-library/preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { type Signal, signal } from "../store/signal.ts";
import { useValue } from "./use-value.ts";

afterEach(cleanup);

/** Changes a signal, and waits for what that draws. */
function set<Value>(one: Signal<Value>, value: Value): Promise<void> {
	return act(() => {
		one.value = value;
	});
}

test("a view is drawn again when what it reads of a value changes, and not for the rest of it", async () => {
	const chat = signal({ phase: "idle", words: "" });
	let drawn = 0;
	function Phase() {
		drawn++;
		return <p>{useValue(chat, ({ phase }) => phase)}</p>;
	}
	const view = render(<Phase />);
	for (const words of ["On ", "On its ", "On its way"]) await set(chat, { ...chat.value, words });
	expect([drawn, view.container.textContent]).toEqual([1, "idle"]);
	await set(chat, { ...chat.value, phase: "running" });
	expect([drawn, view.container.textContent]).toEqual([2, "running"]);
});

test("what is read may depend on what the view was given last", async () => {
	const words = signal<Readonly<Record<string, string>>>({ de: "Hallo", fr: "Bonjour" });
	const Word = ({ language }: { readonly language: string }) => <p>{useValue(words, (all) => all[language])}</p>;
	const view = render(<Word language="de" />);
	view.rerender(<Word language="fr" />);
	await set(words, { de: "Hallo", fr: "Salut" });
	expect(view.container.textContent).toBe("Salut");
});

test("a list is drawn again when one of its items changes, comes or goes, and not when it is the same ones again", async () => {
	const list = signal<readonly string[]>(["a", "b"]);
	let drawn = 0;
	function List() {
		drawn++;
		return <p>{useValue(list)}</p>;
	}
	const view = render(<List />);
	await set(list, ["a", "b"]);
	expect(drawn).toBe(1);
	for (const items of [["a", "c"], ["a"], [], ["a"], ["a", "b"]]) {
		await set(list, items);
		expect(view.container.textContent).toBe(items.join(""));
	}
});
