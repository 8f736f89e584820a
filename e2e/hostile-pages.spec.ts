import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findOldLibraries } from "../scripts/find-browsers.ts";
import { logInToApi } from "./admin-door.ts";
import { type HostileSite, startHostileSite } from "./hostile-site.ts";
import { type Stack, startStack } from "./stack.ts";
import { type ChromiumTab, launchChromium } from "./visitors/chromium.ts";
import type { Tab, TabOptions, Visitor } from "./visitors/tab.ts";
import { allBrowsers } from "./visitors/visitors.ts";
import { pageSays, widgetIn } from "./visitors/widget-steps.ts";

let stack: Stack;
let site: HostileSite;

beforeAll(async () => {
	stack = await startStack();
	const ask = await logInToApi(stack);
	const demo = await ask<Record<string, unknown>>("GET", `/sites/${stack.demo.site}`);
	const { name, greeting, starters, accent, theme } = demo;
	const another = { name: `${name} too`, greeting, starters, accent, theme, corner: "left", allowedOrigins: [] };
	const { id } = await ask<{ id: string }>("POST", "/sites", another);
	site = await startHostileSite(stack, id);
	const allowedOrigins = [site.origin];
	await ask("PUT", `/sites/${stack.demo.site}`, {
		name,
		greeting,
		starters,
		accent,
		theme,
		corner: "right",
		allowedOrigins,
	});
	await ask("PUT", `/sites/${id}`, { ...another, allowedOrigins });
});
afterAll(async () => {
	site?.stop();
	await stack.stop();
});

const question = "Do you have the running shoes in size 42?";
const answer = /Tern Running Shoes.*size 42, in stock 3/s;

/** Pages on which everything is as on any other. */
const ordinary = [
	"plain.html",
	"all-unset.html",
	"resets.html",
	"transformed.html",
	"zoomed.html",
	"app-shell.html",
	"on-top.html",
	"quirks.html",
	"base.html",
	"right-to-left.html",
	"big-letters.html",
	"no-storage.html",
	"shortcuts.html",
	"strict-policy.html",
	"document.xhtml",
	"patched-natives.html",
	"patched-network.html",
	"router.html",
	"tag-in-head.html",
	"tag-blocking.html",
	"tag-twice.html",
	...("missing" in findOldLibraries() ? [] : ["prototype-js.html", "mootools.html"]),
];

/** WebKit tells of a zoomed page other places than those where things are drawn, so nothing can be said of them. */
const misjudged: Readonly<Record<string, readonly string[]>> = { WebKit: ["zoomed.html"] };

describe.each(allBrowsers())("in $name", ({ name, launch }) => {
	let visitor: Visitor;
	let tab: Tab;
	beforeAll(async () => {
		visitor = await launch();
	});
	afterAll(() => visitor.close());
	afterEach(() => tab.close());

	async function visit(page: string, options?: TabOptions): Promise<Tab> {
		tab = await visitor.open(options);
		await tab.goto(`${site.origin}/${page}`);
		return tab;
	}

	/** A page on which the question has been asked and answered, its panel open. */
	async function answeredOn(page: string) {
		const widget = widgetIn(await visit(page));
		await widget.click(".launcher");
		await widget.untilFocused("textarea");
		await widget.ask(question, answer);
		return widget;
	}

	test.each(ordinary.filter((page) => !misjudged[name]?.includes(page)))(
		"%s: the whole way works, and the page is as it was",
		async (page) => wholeWay(await visit(page)),
	);

	test("tag-late.html: a tag that comes long after the page, and once more, makes one widget", async () => {
		const source = `${stack.bff}/${stack.demo.site}.js`;
		const late = await visit("tag-late.html");
		for (const _ of ["once", "again"]) await late.evaluate(addTag, source);
		await expect.poll(() => late.evaluate(() => document.querySelectorAll("bellhop-widget").length, null)).toBe(1);
		await wholeWay(late);
		expect(await late.evaluate(() => document.querySelectorAll("bellhop-widget").length, null)).toBe(1);
	});

	test("two-sites.html: two sites have a corner and a conversation each", async () => {
		const both = await visit("two-sites.html");
		const two = [widgetIn(both, 0), widgetIn(both, 1)];
		for (const one of two) await one.seen(".launcher");
		const across = await Promise.all(two.map(async (one) => Number((await one.place(".launcher")).split(" ")[0])));
		const [ours, other] = (across[0] ?? 0) > (across[1] ?? 0) ? two : two.toReversed();
		expect(Math.abs((across[0] ?? 0) - (across[1] ?? 0))).toBeGreaterThan(1000);
		await other?.click(".launcher");
		await other?.untilFocused("textarea");
		await ours?.click(".launcher");
		await ours?.untilFocused("textarea");
		await ours?.ask(question, answer);
		expect(await other?.says(".answer")).toBe("");
		await ours?.click('.header button[aria-label="Close chat"]');
		await ours?.gone("#panel");
		await other?.seen("#panel");
		expect(await pageSays(both, "complaints")).toBe("");
	});

	test("sandboxed.html: a page without an origin is refused calmly and keeps what was typed", async () => {
		const sandboxed = await visit("sandboxed.html");
		expect(await sandboxed.evaluate(() => `${origin} ${window.witness.stored}`, null)).toBe("null denied");
		const widget = widgetIn(sandboxed);
		await widget.click(".launcher");
		await widget.untilFocused("textarea");
		await sandboxed.type(question);
		await sandboxed.press("Enter");
		await widget.until("#panel", /Try again/);
		expect(await widget.says("#panel")).toContain(question);
		expect(await pageSays(sandboxed, "disturbed")).toBe("");
		expect(await pageSays(sandboxed, "complaints")).toBe("");
	});

	test("body-replaced.html: what a framework does to the body is nothing to it, and after all else it comes back", async () => {
		const widget = await answeredOn("body-replaced.html");
		for (const act of [emptyBody, replaceBody, replaceDocument]) {
			await tab.evaluate(act, null);
			await widget.seen("#panel");
			await widget.until(".answer", answer);
			await widget.seen(".launcher");
		}
		await widget.click("textarea");
		await widget.ask("Where is order 12345? FK1 1ZZ", /delivered/);
		expect(await pageSays(tab, "complaints")).toBe("");
	});

	test("written-anew.html: a document that is written anew has the widget and the conversation again", async () => {
		const widget = await answeredOn("written-anew.html");
		await tab.evaluate(writeAnew, null);
		await widget.until(".answer", answer);
		await widget.click('.header button[aria-label="Close chat"]');
		await widget.gone("#panel");
		await widget.click(".launcher");
		await widget.untilFocused("textarea");
		expect(await tab.evaluate(() => document.querySelectorAll("bellhop-widget").length, null)).toBe(1);
	});

	test("router.html: a router's navigation leaves an open panel as it is", async () => {
		const widget = await answeredOn("router.html");
		await tab.type("half a thought");
		await tab.evaluate(() => document.querySelector("a")?.click(), null);
		expect(await tab.evaluate(() => location.pathname, null)).toBe("/second");
		await widget.seen("#panel");
		expect(await widget.says(".answer")).toMatch(answer);
		expect(await tab.evaluate(typed, null)).toBe("half a thought");
	});

	test("turbo.html: Turbo swaps the body, and panel, conversation and focus stay", async () => {
		const widget = await answeredOn("turbo.html");
		await tab.evaluate(() => void Object.assign(window, { loadedOnce: true }), null);
		for (const [link, title] of [
			["#on", "Turbo, the next page"],
			["#back", "Turbo"],
		] as const) {
			await tab.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), link);
			await expect.poll(() => tab.evaluate(() => document.title, null)).toBe(title);
			await widget.seen("#panel");
			expect(await widget.says(".answer")).toMatch(answer);
			await widget.untilFocused("textarea");
		}
		expect(await tab.evaluate(() => "loadedOnce" in window, null)).toBe(true);
		expect(await tab.evaluate(() => document.querySelectorAll("bellhop-widget").length, null)).toBe(1);
		await widget.ask("Where is order 12345? FK1 1ZZ", /delivered/);
		expect(await pageSays(tab, "complaints")).toBe("");
	});

	test("top-layer.html: a popover leaves it usable; a modal dialog has the page for itself until it is closed", async () => {
		const page = await visit("top-layer.html");
		const widget = widgetIn(page);
		await page.evaluate(() => document.querySelector<HTMLElement>("#tip")?.showPopover(), null);
		await widget.seen(".launcher");
		await page.evaluate(() => document.querySelector("dialog")?.showModal(), null);
		expect(await widget.place(".launcher")).toMatch(/lies on it|outside/);
		await page.evaluate(() => document.querySelector("dialog")?.close(), null);
		// Where nothing had the focus before, WebKit leaves it in the dialog.
		await page.evaluate(() => document.querySelector<HTMLElement>("dialog input")?.blur(), null);
		await wholeWay(page);
	});

	// WebKit's small browser has no such setting.
	if (name === "WebKit") return;
	describe("with all cookies blocked", () => {
		let careful: Visitor;
		beforeAll(async () => {
			careful = await launch({ nothingStored: true });
		});
		afterAll(() => careful.close());

		test("plain.html: the whole way works", async () => {
			tab = await careful.open();
			await tab.goto(`${site.origin}/plain.html`);
			expect(await tab.evaluate(() => window.witness.stored, null)).toBe("denied");
			await wholeWay(tab);
		});
	});
});

describe("in Chromium, which alone can be asked for it", () => {
	let visitor: Visitor;
	beforeAll(async () => {
		visitor = await launchChromium();
	});
	afterAll(() => visitor.close());

	async function visit(page: string, options?: TabOptions): Promise<ChromiumTab> {
		const tab = (await visitor.open(options)) as ChromiumTab;
		await tab.goto(`${site.origin}/${page}`);
		return tab;
	}

	test("plain.html: nothing of it is printed", async () => {
		const tab = await visit("plain.html");
		const widget = widgetIn(tab);
		await widget.click(".launcher");
		await widget.seen("#panel");
		await tab.page.emulateMedia({ media: "print" });
		expect([await widget.place("#panel"), await widget.place(".launcher")]).toEqual(["", ""]);
		await tab.page.emulateMedia({ media: "screen" });
		await widget.seen("#panel");
	});

	test("no-viewport.html: on a phone, a page that nobody made for phones", async () => {
		await wholeWay(await visit("no-viewport.html", { phone: true }), "16px");
	});

	test("top-layer.html: a full screen is the film's alone", async () => {
		const tab = await visit("top-layer.html");
		const widget = widgetIn(tab);
		await widget.seen(".launcher");
		await tab.page.evaluate(() => document.querySelector("#screen")?.requestFullscreen());
		expect(await widget.place(".launcher")).toMatch(/lies on it/);
		await tab.page.evaluate(() => document.exitFullscreen());
		await wholeWay(tab);
	});
});

/** Opens by pointer, asks, is answered word by word, closes, and has the focus back; the page notices none of it. */
async function wholeWay(tab: Tab, letters = "15px"): Promise<void> {
	const widget = widgetIn(tab);
	await widget.seen(".launcher");
	expect(await cornerDistance(tab)).toBeLessThan(80);
	expect(await widget.focused()).toBe("body");
	await widget.click(".launcher");
	await widget.untilFocused("textarea");
	await widget.seen("#panel");
	expect(await widget.style("textarea", "font-size")).toBe(letters);
	await tab.evaluate(watchAnswers, null);
	await widget.ask(question, answer);
	expect(Number(await pageSays(tab, "growths"))).toBeGreaterThan(1);
	expect(await pageSays(tab, "disturbed")).toBe("");
	await widget.click('.header button[aria-label="Close chat"]');
	await widget.gone("#panel");
	await widget.untilFocused(".launcher");
	expect(await pageSays(tab, "disturbed")).toBe("");
	expect(await pageSays(tab, "complaints")).toBe("");
	expect(tab.complaints).toEqual([]);
}

/** How far the middle of the launcher is from the corner of the window, in either direction, in CSS pixels. */
async function cornerDistance(tab: Tab): Promise<number> {
	const [x = 0, y = 0] = (await widgetIn(tab).place(".launcher")).split(" ").map(Number);
	const [width = 0, height = 0] = (await tab.evaluate(() => `${innerWidth} ${innerHeight}`, null))
		.split(" ")
		.map(Number);
	return Math.max(width - x, height - y);
}

function watchAnswers(): void {
	const root = document.querySelector("bellhop-widget")?.shadowRoot;
	if (root) window.witness.watch(root);
}

function addTag(source: string): void {
	const script = document.createElement("script");
	script.src = source;
	document.head.append(script);
}

function emptyBody(): void {
	document.body.innerHTML = "";
}

function replaceBody(): void {
	document.body.replaceWith(document.createElement("body"));
}

/** As React 18 does when what the server drew of the whole document is not what it expects. */
function replaceDocument(): void {
	const anew = document.createElement("html");
	anew.append(document.createElement("head"), document.createElement("body"));
	document.documentElement.remove();
	document.append(anew);
}

function writeAnew(): void {
	document.open();
	document.write("<!doctype html><html lang=en><title>Anew</title><body><p>Written anew</p></body></html>");
	document.close();
}

function typed(): string {
	return document.querySelector("bellhop-widget")?.shadowRoot?.querySelector("textarea")?.value ?? "";
}
