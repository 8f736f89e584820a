import { afterEach, expect, test, vi } from "vitest";
import { followKeyboard } from "./follow-keyboard.ts";

afterEach(() => {
	vi.unstubAllGlobals();
});

function opened() {
	const viewport = Object.assign(new EventTarget(), { height: 780, offsetTop: 0, scale: 1 });
	vi.stubGlobal("visualViewport", viewport);
	const frame = document.createElement("div");
	const stop = followKeyboard(frame);
	const move = (some: Partial<typeof viewport>, event = "resize") => {
		Object.assign(viewport, some);
		viewport.dispatchEvent(new Event(event));
		return ["--seen", "--panned"].map((name) => frame.style.getPropertyValue(name));
	};
	return { stop, move };
}

test("a keyboard that comes leaves the panel what is above it, also when the page was moved up for it", () => {
	const { move } = opened();
	expect(move({ height: 430 })).toEqual(["430px", "0px"]);
	expect(move({ offsetTop: 120 }, "scroll")).toEqual(["430px", "120px"]);
	expect(move({ height: 780, offsetTop: 0 })).toEqual(["780px", "0px"]);
});

test("a page that was zoomed into is left as it is", () => {
	const { move } = opened();
	expect(move({ height: 300, scale: 2 })).toEqual(["", ""]);
});

test("a panel that is taken off the page follows nothing", () => {
	const { move, stop } = opened();
	move({ height: 430 });
	stop();
	expect(move({ height: 780 })).toEqual(["430px", "0px"]);
});

test("a browser without a visual viewport does without", () => {
	vi.stubGlobal("visualViewport", null);
	expect(() => followKeyboard(document.createElement("div"))()).not.toThrow();
});
