import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type BellhopCommands, installCommands, type Widget } from "./commands.ts";

beforeEach(() => {
	delete window.Bellhop;
});

afterEach(() => {
	vi.restoreAllMocks();
});

function widget() {
	return { open: vi.fn<Widget["open"]>(), close: vi.fn<Widget["close"]>(), toggle: vi.fn<Widget["toggle"]>() };
}

test("commands given before the widget was there are obeyed in order", () => {
	const made = widget();
	const queue: BellhopCommands = Object.assign(() => undefined, { q: [["open"], ["close"]] });
	window.Bellhop = queue;
	installCommands("site_a", () => made);
	expect(made.open).toHaveBeenCalledBefore(made.close);
	window.Bellhop("toggle");
	expect(made.toggle).toHaveBeenCalledOnce();
});

test("the same tag twice makes one widget", () => {
	const create = vi.fn(widget);
	installCommands("site_a", create);
	installCommands("site_a", create);
	expect(create).toHaveBeenCalledOnce();
});

test("two sites on a page are commanded together or by id", () => {
	const [a, b] = [widget(), widget()];
	installCommands("site_a", () => a);
	installCommands("site_b", () => b);
	window.Bellhop?.("open", "site_b");
	expect(a.open).not.toHaveBeenCalled();
	window.Bellhop?.("close");
	expect([a.close.mock.calls.length, b.close.mock.calls.length, b.open.mock.calls.length]).toEqual([1, 1, 1]);
});

test.each(["explode", "constructor", "__proto__"])(
	"the unknown command %s is told to the developer only",
	(command) => {
		const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
		installCommands("site_a", widget);
		window.Bellhop?.(command);
		expect(warn).toHaveBeenCalledOnce();
	},
);
