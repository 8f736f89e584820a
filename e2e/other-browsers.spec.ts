import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { words as german } from "../packages/widget/src/words/de.ts";
import { changeSite } from "./admin-door.ts";
import { type HeldModel, startHeldModel } from "./held-model.ts";
import { type HostileSite, startHostileSite } from "./hostile-site.ts";
import { type Stack, startStack } from "./stack.ts";
import type { Tab, Visitor } from "./visitors/tab.ts";
import { otherBrowsers } from "./visitors/visitors.ts";
import { widgetIn } from "./visitors/widget-steps.ts";

let stack: Stack;
/** The same shop with a model whose answers are written here. */
let held: Stack;
let model: HeldModel;
let germanSite: HostileSite;

beforeAll(async () => {
	model = await startHeldModel();
	[stack, held] = await Promise.all([startStack(), startStack(model.environment)]);
	germanSite = await startHostileSite(stack, stack.demo.site);
	await changeSite(stack, { allowedOrigins: [stack.shop, germanSite.origin] });
});
afterAll(async () => {
	germanSite?.stop();
	await model.close();
	await Promise.all([stack.stop(), held.stop()]);
});

/** What the whole story in Chromium has shown, once more where other engines could see it otherwise. */
describe.each(otherBrowsers())("in $name", ({ name, launch }) => {
	let visitor: Visitor;
	let tab: Tab;
	beforeAll(async () => {
		visitor = await launch();
	});
	afterAll(() => visitor.close());
	afterEach(() => tab.close());

	async function visit(address: string) {
		tab = await visitor.open();
		await tab.goto(address);
		return widgetIn(tab);
	}

	/** Opens by pointer, with the composer ready. */
	async function openOn(address: string) {
		const widget = await visit(address);
		await widget.click(".launcher");
		await widget.untilFocused("textarea");
		return widget;
	}

	test("by keyboard alone: Tab leads to the launcher, Enter opens, Escape closes and gives the focus back", async () => {
		const widget = await visit(stack.shop);
		await widget.seen(".launcher");
		for (let steps = 0; steps < 80 && !/launcher/.test(await widget.focused()); steps++) await tab.press("Tab");
		expect(await widget.focused()).toMatch(/^widget's button launcher/);
		await tab.press("Enter");
		await widget.untilFocused("textarea");
		await widget.ask("Do you have the running shoes in size 42?", /Tern Running Shoes.*size 42, in stock 3/s);
		await tab.press("Escape");
		await widget.gone("#panel");
		await widget.untilFocused(".launcher");
		expect(tab.complaints).toEqual([]);
	});

	test("an answer is shown as it comes, and a table, a list and code are drawn as such", async () => {
		const widget = await openOn(held.shop);
		await tab.type("Show me everything");
		await tab.press("Enter");
		await model.say("| Size | Left |\n| --- | --- |\n| 42 | 3 |\n\n");
		await widget.until('.answer[aria-busy="true"] table tbody td', /^42$/);
		await model.say(
			"1. one\n2. two\n   - inside\n\n```\ncode <b>\n```\n\n**strong** and [a link](https://shop.example/)",
		);
		await widget.until('.answer[aria-busy="true"] ol > li ul > li', /^inside$/);
		await model.finish();
		await widget.until('.answer[aria-busy="false"] pre code', /^code <b>\s*$/);
		await widget.until(".answer strong", /^strong$/);
		await widget.until('.answer a[href="https://shop.example/"]', /^a link/);
		for (const drawn of [".answer table", ".answer pre", ".answer a"]) await widget.seen(drawn);
		expect(tab.complaints).toEqual([]);
	});

	test("a reload in the middle of an answer goes on with it, and says nothing twice", async () => {
		const widget = await openOn(held.shop);
		await tab.type("Tell me a story");
		await tab.press("Enter");
		await model.say("Once upon a time");
		await widget.until(".answer .prose", /Once upon a time/);
		await tab.reload();
		await widget.until(".answer .prose", /Once upon a time/);
		await model.say(" there was a harbour.");
		await widget.until('.answer[aria-busy="true"] .prose', /^Once upon a time there was a harbour\.$/);
		await model.finish();
		await widget.until('.answer[aria-busy="false"] .prose', /^Once upon a time there was a harbour\.$/);
	});

	test("Alex is refunded once, after a card with the exact values was confirmed, and has a receipt", async () => {
		const before = stack.received().length;
		await visit(stack.shop);
		const widget = widgetIn(tab);
		await tab.evaluate(() => document.querySelector<HTMLElement>('#sign-in [value="cust_1001"]')?.click(), null);
		await widget.click(".launcher");
		await widget.until(".header", /Signed in as Alex Reid/);
		await widget.untilFocused("textarea");
		// Never more than was paid of an order, and the other browser has had its share.
		const amount = name === "Firefox" ? 10 : 11;
		await widget.ask(`Refund £${amount}.00 of order 12345`, /why|reason/i);
		await widget.ask("It is too small for me", /card it was paid with/);
		await tab.type("Yes, please");
		await tab.press("Enter");
		await widget.until("form dl", new RegExp(`12345.*${amount}\\.00.*GBP.*cust_1001`, "s"));
		await widget.click('form button[type="submit"]');
		await widget.until("section", /rf_\d+/);
		const refunds = stack
			.received()
			.slice(before)
			.filter(({ path }) => path === "/api/payments/refunds");
		expect(refunds).toMatchObject([{ method: "POST", status: 201, body: { order_id: "12345", amount } }]);
		expect(tab.complaints).toEqual([]);
	});

	test("a page in German has a widget in German", async () => {
		const widget = await openOn(`${germanSite.origin}/german.html`);
		const field = await tab.evaluate(
			() => document.querySelector("bellhop-widget")?.shadowRoot?.querySelector("textarea")?.ariaLabel ?? "",
			null,
		);
		expect(field).toBe(german.composerLabel);
		await widget.until("#panel", new RegExp(german.composerHint.slice(0, 20)));
	});

	describe("at night", () => {
		let atNight: Visitor;
		beforeAll(async () => {
			atNight = await launch({ dark: true });
		});
		afterAll(() => atNight.close());

		test("who likes it dark has it dark", async () => {
			tab = await atNight.open();
			await tab.goto(stack.shop);
			const widget = widgetIn(tab);
			await widget.click(".launcher");
			await widget.untilFocused("textarea");
			const lightness = async (selector: string, property: string) =>
				Number(/\d+/.exec(await widget.style(selector, property))?.[0]);
			expect(await lightness("#panel", "background-color")).toBeLessThan(60);
			expect(await lightness(".header h2", "color")).toBeGreaterThan(200);
		});
	});
});
