import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type BellhopCommands, installCommands, type Widget } from "./commands.ts";

beforeEach(() => {
	delete window.Bellhop;
});

afterEach(() => {
	vi.restoreAllMocks();
});

function widget() {
	return {
		open: vi.fn<Widget["open"]>(),
		close: vi.fn<Widget["close"]>(),
		toggle: vi.fn<Widget["toggle"]>(),
		identify: vi.fn<Widget["identify"]>(),
		logout: vi.fn<Widget["logout"]>(),
	};
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

test("a page vouches for its user before the widget is there, and a second tag hears of it as well, until log-out", async () => {
	const [a, b, c] = [widget(), widget(), widget()];
	const getToken = vi.fn(async () => "jwt");
	const onSignIn = vi.fn();
	window.Bellhop = Object.assign(() => undefined, { q: [["identify", getToken, { onSignIn }]] });
	installCommands("site_a", () => a);
	installCommands("site_b", () => b);
	for (const { identify } of [a, b]) {
		const [identity] = identify.mock.calls[0] ?? [];
		expect(await identity?.getToken()).toBe("jwt");
		identity?.onSignIn?.();
	}
	expect(onSignIn).toHaveBeenCalledTimes(2);
	window.Bellhop("logout");
	expect([a.logout.mock.calls.length, b.logout.mock.calls.length]).toEqual([1, 1]);
	installCommands("site_c", () => c);
	expect(c.identify).not.toHaveBeenCalled();
});

test("one of several sites can be told alone who the user is", () => {
	const [a, b] = [widget(), widget()];
	installCommands("site_a", () => a);
	window.Bellhop?.("identify", () => "jwt", { site: "site_b" });
	installCommands("site_b", () => b);
	expect([a.identify.mock.calls.length, b.identify.mock.calls.length]).toEqual([0, 1]);
});

test.each([["jwt"], [undefined], [null], [{ getToken: () => "jwt" }]])(
	"identify without a function, %j, is told to the developer only",
	(given) => {
		const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
		const made = widget();
		installCommands("site_a", () => made);
		window.Bellhop?.("identify", given);
		expect(warn).toHaveBeenCalledExactlyOnceWith("Bellhop: identify needs a function that gives a token");
		expect(made.identify).not.toHaveBeenCalled();
	},
);
