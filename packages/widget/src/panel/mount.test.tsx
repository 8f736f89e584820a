import { expect, test, vi } from "vitest";
import { words } from "../words/en.ts";
import { mountPanel } from "./mount.tsx";
import type { Told } from "./place.ts";

const site = {
	id: "site_0123456789abcdefghjkmnpqrs",
	name: "Shop",
	greeting: "Hi",
	starters: [],
	accent: "#1f5f4a",
} as const;

function mount(...told: Told[]) {
	const root = document.createElement("div").attachShadow({ mode: "open" });
	const shown = { ...site, starters: [] as string[], theme: "auto", corner: "right", model: "live" } as const;
	const panel = mountPanel({
		root,
		origin: "https://chat.example",
		settings: { site: shown, looks: {} },
		words,
		told,
		close: vi.fn(),
	});
	return { root, panel };
}

test("a panel that arrives after the page has taken its chat away shows nothing and asks for nothing", () => {
	const send = vi.fn();
	vi.stubGlobal("fetch", send);
	const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
	const { root, panel } = mount(["open"], ["destroy"]);
	panel.show(false);
	panel.tell("ask", "Hello");
	panel.hide();
	expect([root.childElementCount, send.mock.calls.length, warn.mock.calls.length]).toEqual([0, 0, 0]);
	vi.unstubAllGlobals();
	warn.mockRestore();
});

test("one that arrives in time is put into the root, hidden", () => {
	const { root, panel } = mount();
	expect(root.querySelector<HTMLElement>("#panel")?.hidden).toBe(true);
	panel.tell("destroy");
});
