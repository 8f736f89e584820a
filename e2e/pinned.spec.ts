import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { widgetOf } from "./browser.ts";
import { type HostSite, startHostSite } from "./host-site.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let site: HostSite;
let folder: string;
let policy: readonly string[];

withStack((started) => {
	({ stack, browser } = started);
});
beforeAll(async () => {
	site = await startHostSite(stack);
	[folder = ""] = /\/widget\/[0-9a-f]{12}\//.exec(site.pinnedTag) ?? [];
	policy = [
		"default-src 'none'",
		`script-src ${stack.bff}`,
		`connect-src ${stack.bff}`,
		"img-src data:",
		"require-trusted-types-for 'script'",
	];
});
afterAll(() => site.close());

/** Somebody between the BFF and the page adds to a file. */
async function forge(page: Page, file: string): Promise<void> {
	await page.route(`${stack.bff}/widget/**/${file}`, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `${await response.text()}\nglobalThis.forged = "${file}";` });
	});
}

test("a pinned tag under a strict policy brings the same chat, each file is fetched once, and nothing complains", async () => {
	const { page, complaints, asked, go } = await site.open(browser, { head: site.pinnedTag, policy });
	await go();
	const widget = widgetOf(page);
	await widget.launcher.waitFor();
	expect(asked).toEqual([`${folder}loader.js`, `/${stack.demo.site}.json`]);
	expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
	await widget.open();
	await widget.ask("Do you have the running shoes in size 42?");
	await widget.log
		.getByText(/in stock|size 42/i)
		.last()
		.waitFor();
	const files = asked.filter((path) => path.startsWith("/widget/")).map((path) => path.slice(folder.length));
	expect(files.sort()).toEqual([
		expect.stringMatching(/^0,.*\/words\.json$/),
		expect.stringMatching(/^0;.*\/more\.js$/),
		expect.stringMatching(/^0;.*\/panel\.js$/),
		expect.stringMatching(/^0;.*\/talk\.js$/),
		"loader.js",
	]);
	expect(complaints).toEqual([]);
});

test("a loader that is not what the page says it has to be does not run", async () => {
	const { page, go } = await site.open(browser, { head: site.pinnedTag, policy });
	await forge(page, "loader.js");
	await go();
	await page.waitForLoadState("networkidle");
	expect(await page.evaluate(() => "forged" in globalThis || "Bellhop" in globalThis)).toBe(false);
	expect(await page.locator("bellhop-widget").count()).toBe(0);
});

test.each(["panel.js", "talk.js", "more.js"])(
	"a forged %s does not run, and the chat comes with the true one",
	async (file) => {
		const { page, go } = await site.open(browser, { head: site.pinnedTag, policy });
		await forge(page, file);
		await go();
		await page.getByRole("button", { name: /open.*chat/i }).click();
		await page.getByText("The chat could not be loaded. Try again").waitFor();
		expect(await page.evaluate(() => "forged" in globalThis)).toBe(false);
		await page.unrouteAll();
		await page.getByRole("button", { name: /chat/i }).first().click();
		const widget = widgetOf(page);
		await widget.composer.waitFor();
		await widget.ask("Do you have the running shoes in size 42?");
		await widget.log
			.getByText(/in stock|size 42/i)
			.last()
			.waitFor();
		expect(await page.evaluate(() => "forged" in globalThis)).toBe(false);
	},
);

test("a pinned chat speaks the page's language in all its parts, which come as data", async () => {
	const head = site.pinnedTag.replace("<script ", '<script data-lang="de" ');
	const { page, complaints, go } = await site.open(browser, { head, policy });
	await go();
	await page.locator("bellhop-widget .launcher").click();
	const composer = page.locator("bellhop-widget textarea");
	await composer.fill("Do you have the running shoes in size 42?");
	await composer.press("Enter");
	const answer = page.locator("bellhop-widget .answer").last();
	await answer.getByRole("button", { name: "Antwort kopieren" }).waitFor();
	await page.getByRole("button", { name: "Menü" }).click();
	await page.getByRole("menuitem", { name: "Neue Unterhaltung" }).waitFor();
	expect(complaints).toEqual([]);
});

test("a pinned tag that asks for it puts the chat into the page", async () => {
	const head = site.pinnedTag.replace("loader.js", "loader.js?inline");
	const body = '<bellhop-chat style="height:500px"></bellhop-chat>';
	const { page, complaints, go } = await site.open(browser, {
		head,
		body,
		policy: [...policy, "style-src-attr 'unsafe-inline'"],
	});
	await go();
	await page.locator("bellhop-chat textarea").waitFor();
	const widget = widgetOf(page);
	await widget.ask("Do you have the running shoes in size 42?");
	await widget.log
		.getByText(/in stock|size 42/i)
		.last()
		.waitFor();
	expect([await page.locator("bellhop-widget").count(), complaints]).toEqual([0, []]);
});

test("two pinned tags, or one of each kind, make one widget", async () => {
	const { tag, pinnedTag } = site;
	for (const head of [pinnedTag + pinnedTag, pinnedTag + tag, tag + pinnedTag]) {
		const { page, complaints, go } = await site.open(browser, { head, policy });
		await go();
		await page.waitForLoadState("networkidle");
		expect(await page.locator("bellhop-widget").count()).toBe(1);
		await widgetOf(page).open();
		expect(complaints).toEqual([]);
		await page.context().close();
	}
});

test("a tag with a site nobody knows says so on the console and leaves the page alone", async () => {
	const head = site.pinnedTag.replace(stack.demo.site, "site_0000000000000000000000000000");
	const { page, complaints, go } = await site.open(browser, { head, policy });
	await go();
	await expect.poll(() => complaints.join()).toContain("Bellhop: ");
	expect(complaints.join()).toContain(`${stack.bff} knows no site "site_0000000000000000000000000000"`);
	expect(await page.locator("bellhop-widget").count()).toBe(0);
});
