import { beforeEach, expect, test, vi } from "vitest";
import { type BellhopCommands, installCommands, type Widget } from "./commands.ts";

beforeEach(() => {
	delete window.Bellhop;
});

const widget = () => vi.fn<Widget>();

test("commands given before the widget was there are obeyed in order", () => {
	const made = widget();
	const queue: BellhopCommands = Object.assign(() => undefined, { q: [["open"], ["ask", "Hello"], ["close"]] });
	window.Bellhop = queue;
	installCommands("site_a", () => made);
	window.Bellhop("toggle");
	expect(made.mock.calls).toEqual([["open"], ["ask", "Hello"], ["close"], ["toggle"]]);
});

test("the snippet's queue may hold arguments objects", () => {
	const made = widget();
	const given = (
		function () {
			// biome-ignore lint/complexity/noArguments: what old snippets push
			return arguments;
		} as (...words: string[]) => Iterable<unknown>
	)("open", "site_a");
	window.Bellhop = Object.assign(() => undefined, { q: [given] });
	installCommands("site_a", () => made);
	expect(made.mock.calls).toEqual([["open", "site_a"]]);
});

test("the same tag twice makes one widget", () => {
	const create = vi.fn(widget);
	installCommands("site_a", create);
	installCommands("site_a", create);
	expect(create).toHaveBeenCalledOnce();
});

test("two sites on a page are commanded together, by id, or by an option", () => {
	const [a, b] = [widget(), widget()];
	installCommands("site_a", () => a);
	installCommands("site_b", () => b);
	window.Bellhop?.("open", "site_b");
	window.Bellhop?.("ask", "Hello", { site: "site_a" });
	window.Bellhop?.("close");
	expect(a.mock.calls.map(([command]) => command)).toEqual(["ask", "close"]);
	expect(b.mock.calls.map(([command]) => command)).toEqual(["open", "close"]);
});

test("a tag that comes second hears who the user is, and who listens, but opens nothing", () => {
	const [a, b] = [widget(), widget()];
	const [getToken, listener] = [vi.fn(), vi.fn()];
	window.Bellhop = Object.assign(() => undefined, { q: [["identify", getToken, {}]] });
	installCommands("site_a", () => a);
	window.Bellhop("open");
	window.Bellhop("on", "answer", listener);
	window.Bellhop("ask", "Hello");
	installCommands("site_b", () => b);
	expect(a.mock.calls.map(([command]) => command)).toEqual(["identify", "open", "on", "ask"]);
	expect(b.mock.calls).toEqual([
		["identify", getToken, {}],
		["on", "answer", listener],
	]);
});

test("one of several sites can be told alone who the user is", () => {
	const [a, b] = [widget(), widget()];
	installCommands("site_a", () => a);
	window.Bellhop?.("identify", () => "jwt", { site: "site_b" });
	installCommands("site_b", () => b);
	expect([a.mock.calls.length, b.mock.calls.length]).toEqual([0, 1]);
});

test("a widget that was removed hears nothing more, and its tag may come again", () => {
	const a = widget();
	const create = vi.fn((remove: () => void) => {
		a.mockImplementation((command) => command === "destroy" && remove());
		return a;
	});
	installCommands("site_a", create);
	window.Bellhop?.("destroy");
	window.Bellhop?.("open");
	expect(a.mock.calls).toEqual([["destroy"]]);
	installCommands("site_a", create);
	expect(create).toHaveBeenCalledTimes(2);
});
