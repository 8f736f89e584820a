// @vitest-environment happy-dom
import type { LoaderSettings } from "@bellhop/contract/site";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PanelModule } from "../panel/place.ts";
import { words } from "../words/en.ts";
import { createWidget } from "./widget.ts";

const id = "site_0123456789abcdefghjkmnpqrs";
const settings = {
	site: {
		id,
		name: "Shop",
		greeting: "Hi",
		starters: [],
		accent: "#1f5f4a",
		theme: "auto",
		corner: "right",
		model: "live",
	},
	...{ looks: {}, files: "/widget/abc/", style: ":host{}", icon: "M0 0", launcher: words.launcher },
} satisfies LoaderSettings;
const shown = vi.fn();
/** What the browser calls before it draws the page. */
let frames: FrameRequestCallback[];

beforeEach(() => {
	frames = [];
	vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => frames.push(callback));
	sessionStorage.setItem(`bellhop:${id}`, '{"open":true}');
});
afterEach(() => {
	document.querySelector("bellhop-widget")?.remove();
	vi.unstubAllGlobals();
	vi.clearAllMocks();
	sessionStorage.clear();
});

function make() {
	const mounted = { show: shown, hide: vi.fn(), tell: vi.fn(), launcher: words.launcher };
	const module = { mountPanel: () => mounted, words: {} } as unknown as PanelModule;
	const place = { url: new URL("https://chat.example/x.js"), load: async () => module };
	const widget = createWidget({ settings, place }, vi.fn());
	const host = document.querySelector("bellhop-widget") as HTMLElement & { showPopover: () => void };
	const enter = vi.fn();
	host.showPopover = enter;
	const expanded = () => host.shadowRoot?.querySelector("button")?.getAttribute("aria-expanded");
	const draw = () => {
		for (const frame of frames.splice(0)) frame(0);
	};
	return { widget, host, enter, expanded, draw };
}

test("before the page is drawn it is not held up: the top layer and the storage wait for the first frame", async () => {
	const read = vi.spyOn(Storage.prototype, "getItem");
	const { enter, draw, expanded } = make();
	expect([read.mock.calls.length, enter.mock.calls.length]).toEqual([0, 0]);
	draw();
	expect(enter).toHaveBeenCalledOnce();
	await vi.waitFor(() => expect(expanded()).toBe("true"));
	expect(shown).toHaveBeenCalledWith(true);
	read.mockRestore();
});

test("what the page says before the first frame comes after what was open", async () => {
	const { widget, enter, draw, expanded } = make();
	widget("close");
	draw();
	// As long as a panel takes that is there already.
	await new Promise((resolve) => setTimeout(resolve));
	expect([enter.mock.calls.length, expanded(), shown.mock.calls.length]).toEqual([1, "false", 0]);
});

test("a page that takes the widget away before the first frame hears no complaint", () => {
	const { host, enter, draw } = make();
	enter.mockImplementation(() => {
		throw new DOMException("not connected", "InvalidStateError");
	});
	host.remove();
	expect(draw).not.toThrow();
});
