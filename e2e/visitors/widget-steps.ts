import { expect } from "vitest";
import type { Tab } from "./tab.ts";

/** How long the slowest step may take, in milliseconds: a browser that draws by software on two busy cores. */
const patience = { timeout: 20_000, interval: 30 };

/** The widget as a visitor sees it, in any browser: where a thing is drawn, whether it can be touched there, what it says. */
export function widgetIn(tab: Tab, which = 0) {
	const place = (selector: string) => tab.evaluate(touchable, { selector, which });
	/** Waits until it lies still and on top of everything at its middle, and presses there. */
	const click = async (selector: string) => {
		let at = "";
		await expect.poll(async () => (at = await place(selector)), patience).toMatch(/^[\d.]+ [\d.]+$/);
		const [x, y] = at.split(" ").map(Number);
		await tab.click(x ?? 0, y ?? 0);
	};
	const says = (selector: string) => tab.evaluate(textOf, { selector, which });
	const until = (selector: string, words: RegExp) => expect.poll(() => says(selector), patience).toMatch(words);
	const focused = () => tab.evaluate(focusIn, { which });
	return {
		place,
		click,
		says,
		until,
		focused,
		/** Waits until it is drawn and nothing lies on it. */
		seen: (selector: string) => expect.poll(() => place(selector), patience).toMatch(/^[\d.]+ [\d.]+$/),
		/** Waits until it is not drawn any more. */
		gone: (selector: string) => expect.poll(() => place(selector), patience).toBe(""),
		style: (selector: string, property: string) => tab.evaluate(styleOf, { selector, which, property }),
		untilFocused: (selector: string) =>
			expect.poll(() => tab.evaluate(focusIs, { selector, which }), patience).toBe(true),
		/** Types a question where the focus is, sends it, and waits for the whole of an answer that says so. */
		async ask(question: string, answer: RegExp) {
			await tab.type(question);
			await tab.press("Enter");
			await until('.answer[aria-busy="false"]:last-of-type', answer);
		},
	};
}

/** For a page: what it complained about, and what is otherwise than before the tag. */
export const pageSays = (tab: Tab, what: "complaints" | "disturbed" | "growths") =>
	tab.evaluate((name) => window.witness[name](), what);

declare global {
	interface Window {
		/** `pages/witness.js` */
		witness: Record<"complaints" | "disturbed" | "growths", () => string> & {
			readonly stored: string;
			look(): void;
			watch(root: ShadowRoot): void;
		};
	}
}

interface Part {
	readonly selector: string;
	readonly which: number;
}

/** The middle of a part of the widget if a pointer there would touch it, when all is still; nothing if it is not drawn, else what is in the way. */
function touchable({ selector, which }: Part): string {
	const host = document.querySelectorAll("bellhop-widget")[which];
	const element = host?.shadowRoot?.querySelector(selector);
	if (!host || !element) return "";
	const { x, y, width, height } = element.getBoundingClientRect();
	// One that is out of sight may be laid out.
	if (width === 0 || height === 0 || getComputedStyle(element).visibility === "hidden") return "";
	const moving = host.shadowRoot?.getAnimations() ?? [];
	for (let index = 0; index < moving.length; index++) {
		const { endTime } = moving[index]?.effect?.getComputedTiming() ?? {};
		if (moving[index]?.playState === "running" && endTime !== Number.POSITIVE_INFINITY) return "something moves";
	}
	const across = x + width / 2;
	const down = y + height / 2;
	const top = document.elementFromPoint(across, down);
	if (top !== host) return `${top ? `${top.localName}.${top.className} lies on it` : "outside"} at ${across} ${down}`;
	const inside = host.shadowRoot?.elementFromPoint(across, down);
	if (inside && element.contains(inside)) return `${across} ${down}`;
	return `${inside?.className} lies on it at ${across} ${down}`;
}

function textOf({ selector, which }: Part): string {
	const host = document.querySelectorAll("bellhop-widget")[which];
	return host?.shadowRoot?.querySelector(selector)?.textContent ?? "";
}

function styleOf({ selector, which, property }: Part & { readonly property: string }): string {
	const element = document.querySelectorAll("bellhop-widget")[which]?.shadowRoot?.querySelector(selector);
	return element ? getComputedStyle(element).getPropertyValue(property) : "";
}

function focusIs({ selector, which }: Part): boolean {
	const host = document.querySelectorAll("bellhop-widget")[which];
	return document.activeElement === host && host?.shadowRoot?.activeElement?.matches(selector) === true;
}

/** What has the focus: of the page, or of the widget. */
function focusIn({ which }: { readonly which: number }): string {
	const host = document.querySelectorAll("bellhop-widget")[which];
	const { activeElement } = document;
	if (activeElement !== host) return activeElement?.localName ?? "nothing";
	const inside = host?.shadowRoot?.activeElement;
	return `widget's ${inside?.localName} ${inside?.className}`;
}
