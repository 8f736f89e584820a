import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, openPage, widgetOf } from "./browser.ts";
import { goTo, logIn } from "./config-page.ts";
import { type HeldModel, startHeldModel } from "./held-model.ts";
import { becameMore } from "./only-words.ts";
import { payloads } from "./payloads.ts";
import { type Stack, startStack } from "./stack.ts";

let stack: Stack;
let browser: Browser;
let model: HeldModel;

beforeAll(async () => {
	model = await startHeldModel();
	[stack, browser] = await Promise.all([startStack(model.environment), launchBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await model.close();
	await stack.stop();
});

/** How many stand in one answer: a visitor may send twenty messages in a minute. */
const atOnce = 700;

const all = payloads();

/** A page without the policies that would stop a script or a request anyway, and what happened on it that should not. */
async function watched(url: string) {
	const { page } = await openPage(browser, "about:blank", { bypassCSP: true });
	const happened: string[] = [];
	page.on("dialog", (dialog) => {
		happened.push(`dialog ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("request", (request) => {
		const { origin, protocol } = new URL(request.url());
		if (protocol !== "data:" && origin !== stack.bff && origin !== stack.shop)
			happened.push(`request ${request.url()}`);
	});
	page.on("framenavigated", (frame) => {
		if (frame !== page.mainFrame()) happened.push(`frame ${frame.url()}`);
	});
	await page.goto(url);
	return { page, happened };
}

const found = (page: Page, within: string, besides = "") => page.evaluate(becameMore, { within, besides });

test("more than ten thousand hostile texts stay words in the widget, while they come and after a reload, and in the transcript", async () => {
	expect(all.length).toBeGreaterThan(10_000);
	const { page, happened } = await watched(stack.shop);
	await widgetOf(page).open();
	let elements = 0;
	for (let start = 0; start < all.length; start += atOnce) {
		await page.locator("textarea").fill(`Part ${start}`);
		await page.keyboard.press("Enter");
		for (const text of all.slice(start, start + atOnce)) await model.say(`${text}\n\n`);
		await model.finish();
		await page.locator(".answer[aria-busy=false]").waitFor();
		const live = await found(page, ".prose");
		expect(live).toMatchObject({ wrong: [], pwned: 0 });
		elements += live.elements;
		if (start + atOnce < all.length) {
			await page.locator(".menu > button").click();
			await page.locator("[role=menuitem]").first().click();
			await page.locator(".welcome").waitFor();
		}
	}
	expect(elements).toBeGreaterThan(all.length);
	await page.reload();
	await page.locator(".answer[aria-busy=false]").waitFor();
	expect(await found(page, ".prose")).toMatchObject({ wrong: [], pwned: 0 });
	expect(happened).toEqual([]);

	const team = await watched(`${stack.bff}/admin/`);
	await logIn(team.page, stack);
	await goTo(team.page, stack, "conversations");
	const talks = team.page.locator("ul.rows a");
	await talks.first().waitFor();
	expect(await talks.count()).toBe(Math.ceil(all.length / atOnce));
	for (const address of await talks.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
		await team.page.goto(address);
		await team.page.locator("section[aria-label=Messages] article").nth(1).locator("div.prose").waitFor();
		expect(await found(team.page, "section[aria-label=Messages] article", "time details summary")).toMatchObject({
			wrong: [],
			pwned: 0,
		});
	}
	expect(team.happened).toEqual([]);
}, 300_000);
