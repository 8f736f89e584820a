import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SiteLooks } from "../packages/contract/src/looks.ts";
import { openPage, widgetOf } from "./browser.ts";
import { axe, goTo, logIn } from "./config-page.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let pages: PageServer;
let admin: Page;

withStack((started) => {
	({ stack, browser } = started);
});
beforeAll(async () => {
	pages = await startPageServer();
	({ page: admin } = await openPage(browser, `${stack.bff}/admin/`));
	await logIn(admin, stack);
});
afterAll(() => pages.close());

/** Gives the shop's widget these looks, as the config page does. */
async function give(looks: SiteLooks): Promise<void> {
	const status = await admin.evaluate(
		async ({ site, looks, origin }) => {
			const address = `/admin/api/sites/${site}`;
			const now = await (await fetch(address)).json();
			const init = { method: "PUT", headers: { "content-type": "application/json" } };
			const allowedOrigins = [...new Set([...now.allowedOrigins, origin])];
			return (await fetch(address, { ...init, body: JSON.stringify({ ...now, looks, allowedOrigins }) })).status;
		},
		{ site: stack.demo.site, looks, origin: pages.origin },
	);
	expect(status).toBe(200);
}

/** A page that holds what a test needs, and nothing of the shop. */
async function ownPage(body: string, options: BrowserContextOptions = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
	const page = await context.newPage();
	await page.goto(pages.serve(`<!doctype html>${body}`));
	return page;
}

const tag = (query = "") => `<script async src="${stack.bff}/${stack.demo.site}.js${query}"></script>`;
const launcherOf = (page: Page) => page.locator("bellhop-widget .launcher");
const bubbleOf = (page: Page) => page.locator(".invitation");

test("an admin gives the chat its looks, sees them before they are saved, and visitors after", async () => {
	await goTo(admin, stack, `sites/${stack.demo.site}`);
	await admin.getByLabel("Words beside it").fill("Ask us");
	await admin.getByLabel("Icon").selectOption("bell");
	await admin.getByRole("button", { name: "Add an action" }).click();
	await admin.getByLabel("Title").fill("Return something");
	await admin.getByLabel("Description").fill("Within 30 days.");
	await admin.getByLabel("Button").fill("Start a return");
	await admin.getByLabel("Leads to").fill("returns");
	await admin.getByRole("button", { name: "Add an occasion" }).click();
	await admin.getByLabel("Greeting").nth(1).fill("Looking for something?");
	await admin.getByLabel("After, seconds").fill("0");
	await admin.getByRole("button", { name: "Save", exact: true }).click();
	await admin.locator(".fault").waitFor();
	expect(await admin.getByLabel("Leads to").getAttribute("aria-invalid")).toBe("true");
	await admin.getByLabel("Leads to").fill("/returns");
	const preview = admin.frameLocator("iframe");
	await preview.getByText("Return something").waitFor();
	await admin.getByLabel("The launcher", { exact: true }).check();
	await preview.getByText("Looking for something?").waitFor();
	await admin.getByRole("button", { name: "Save", exact: true }).click();
	await admin.getByText("Not saved").waitFor({ state: "detached" });

	const { page, complaints } = await openPage(browser, stack.shop);
	expect(await launcherOf(page).evaluate((button) => getComputedStyle(button, "::after").content)).toBe('"Ask us"');
	await bubbleOf(page).getByText("Looking for something?").click();
	const panel = page.getByRole("dialog");
	await panel.getByText("Looking for something?").waitFor();
	expect(await bubbleOf(page).count()).toBe(0);
	expect(await panel.getByRole("link", { name: "Start a return" }).getAttribute("href")).toBe(`${stack.shop}/returns`);
	expect(complaints).toEqual([]);
});

test("a bubble that was sent away stays away in that tab, and nobody is called who has talked here", async () => {
	await give({ occasions: [{ comes: "bubble", greeting: "Hello there" }] });
	const { page } = await openPage(browser, stack.shop);
	await bubbleOf(page).getByRole("button", { name: "Dismiss" }).click();
	await bubbleOf(page).waitFor({ state: "detached" });
	await page.clock.install();
	await page.reload();
	await launcherOf(page).waitFor();
	await page.clock.runFor(2_000);
	expect(await bubbleOf(page).count()).toBe(0);

	const other = await openPage(browser, stack.shop);
	await bubbleOf(other.page).waitFor();
	await widgetOf(other.page).open();
	await widgetOf(other.page).ask("Do you have the running shoes in size 42?");
	await other.page.locator(".answer[aria-busy=false]").waitFor();
	await other.page.keyboard.press("Escape");
	const another = await other.page.context().newPage();
	await another.clock.install();
	await another.goto(stack.shop);
	await launcherOf(another).waitFor();
	await another.clock.runFor(2_000);
	expect(await bubbleOf(another).count()).toBe(0);
});

test("the bubble is for the keyboard too: reached before the launcher, gone with Escape", async () => {
	await give({ occasions: [{ comes: "bubble", greeting: "Hello there" }] });
	const page = await ownPage(`<title>T</title><button>Before</button>${tag()}`);
	await bubbleOf(page).waitFor();
	await page.getByText("Before").focus();
	await page.keyboard.press("Tab");
	const focused = () =>
		page.evaluate(() => document.querySelector("bellhop-widget")?.shadowRoot?.activeElement?.className);
	expect(await focused()).toBe("words");
	await page.keyboard.press("Escape");
	await bubbleOf(page).waitFor({ state: "detached" });
});

test("an occasion that opens leaves the focus where it is, and on a phone comes as a bubble", async () => {
	await give({
		occasions: [{ page: "/page/*", comes: "open", greeting: "On this page" }, { greeting: "Elsewhere" }],
	});
	const body = `<title>T</title><input autofocus>${tag()}`;
	const wide = await ownPage(body);
	await wide.getByRole("dialog").getByText("On this page").waitFor();
	expect(await wide.evaluate(() => document.activeElement?.localName)).toBe("input");
	const phone = await ownPage(body, { viewport: { width: 390, height: 800 } });
	await bubbleOf(phone).getByText("On this page").waitFor();
	expect(await phone.getByRole("dialog").count()).toBe(0);
	const { page } = await openPage(browser, stack.shop);
	await widgetOf(page).open();
	await page.getByRole("dialog").getByText("Elsewhere").waitFor();
});

test("a page that changes without being loaded anew is an occasion too", async () => {
	await give({ occasions: [{ page: "/pricing", comes: "bubble", greeting: "About prices" }] });
	const page = await ownPage(`<title>T</title>${tag()}`);
	await launcherOf(page).waitFor();
	await page.evaluate(() => history.pushState({}, "", "/pricing"));
	await bubbleOf(page).getByText("About prices").waitFor();
});

test("the launcher stands where it is told to, and so does the panel", async () => {
	await give({ launcher: { size: 48, side: 40, bottom: 100 } });
	const { page } = await openPage(browser, stack.shop, { reducedMotion: "reduce" });
	expect(await launcherOf(page).boundingBox()).toEqual({ x: 1280 - 40 - 48, y: 800 - 100 - 48, width: 48, height: 48 });
	await widgetOf(page).open();
	const panel = await page.getByRole("dialog").boundingBox();
	expect([(panel?.x ?? 0) + (panel?.width ?? 0), (panel?.y ?? 0) + (panel?.height ?? 0)]).toEqual([1280 - 40, 640]);
	await give({ launcher: { middle: true } });
	const { page: middle } = await openPage(browser, stack.shop, { reducedMotion: "reduce" });
	expect(await launcherOf(middle).boundingBox()).toMatchObject({ y: 400 - 28 });
});

test("without a launcher the page's own trigger opens the chat, and has the focus back when it closes", async () => {
	await give({ launcher: { hidden: true } });
	const page = await ownPage(`<title>T</title><button data-bellhop-open>Ask us anything</button>${tag()}`);
	await page.locator("bellhop-widget").waitFor({ state: "attached" });
	expect(await launcherOf(page).isVisible()).toBe(false);
	await page.getByText("Ask us anything").click();
	await widgetOf(page).composer.waitFor();
	await page.keyboard.press("Escape");
	await page.getByRole("dialog").waitFor({ state: "hidden" });
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Ask us anything");
});

test("the site's language comes before the page's, and the tag's before both", async () => {
	await give({ language: "de" });
	const open = async (body: string) => {
		const page = await ownPage(body);
		await launcherOf(page).click();
		return page.getByRole("dialog").getAttribute("lang");
	};
	expect(await open(`<html lang="fr"><title>T</title>${tag()}`)).toBe("de");
	expect(await open(`<html lang="fr"><title>T</title>${tag().replace("async", 'async data-lang="ja"')}`)).toBe("ja");
});

test("a picture in the header is the site's, and none where the page forbids pictures", async () => {
	await give({});
	await goTo(admin, stack, `sites/${stack.demo.site}`);
	const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
	const logo = { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(dot, "base64") };
	await admin.getByLabel("Logo").setInputFiles({ ...logo, name: "logo.svg", buffer: Buffer.from("<svg/>") });
	await admin.getByText("Use a PNG, JPEG or WebP picture.").waitFor();
	await admin.getByLabel("Logo").setInputFiles(logo);
	await admin.getByRole("button", { name: "Remove the logo" }).waitFor();
	expect(await admin.getByText("Not saved").count()).toBe(0);
	const page = await ownPage(`<title>T</title>${tag()}`);
	await widgetOf(page).open();
	const picture = page.locator(".header img");
	expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1);
	const policy = `<meta http-equiv="content-security-policy" content="img-src 'none'">`;
	const strict = await ownPage(`${policy}<title>T</title>${tag()}`);
	await widgetOf(strict).open();
	await strict.locator(".header img").waitFor({ state: "hidden" });
	await admin.getByRole("button", { name: "Remove the logo" }).click();
	await admin.getByRole("button", { name: "Remove the logo" }).waitFor({ state: "detached" });
});

test("the page's style sheet may change the font, every colour and the parts that are named", async () => {
	await give({});
	const style = `bellhop-widget { --bellhop-font: Georgia; --bellhop-surface: rgb(255, 250, 240); --bellhop-text: rgb(40, 0, 0) }
		bellhop-widget::part(launcher) { border-radius: 4px } bellhop-widget::part(header) { background: rgb(1, 2, 3) }`;
	const page = await ownPage(`<title>T</title><style>${style}</style>${tag()}`);
	await widgetOf(page).open();
	const look = (selector: string) =>
		page.locator(selector).evaluate((element) => {
			const { fontFamily, backgroundColor, color, borderRadius } = getComputedStyle(element);
			return { fontFamily, backgroundColor, color, borderRadius };
		});
	expect(await look(".panel")).toMatchObject({
		fontFamily: "Georgia",
		backgroundColor: "rgb(255, 250, 240)",
		color: "rgb(40, 0, 0)",
	});
	expect((await look(".header")).backgroundColor).toBe("rgb(1, 2, 3)");
	expect((await look(".launcher")).borderRadius).toBe("4px");
	const { page: plain } = await openPage(browser, stack.shop);
	await widgetOf(plain).open();
	expect(await plain.locator(".panel").evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
		"rgb(255, 255, 255)",
	);
});

test("a chat in the page takes its place and size, and neither focus nor scroll nor Escape", async () => {
	await give({});
	const page = await ownPage(
		`<title>T</title><style>bellhop-chat { height: 480px; width: 500px }</style><input autofocus>
		<div style="height: 3000px">Far above</div>${tag("?inline")}<bellhop-chat></bellhop-chat><div style="height: 2000px"></div>`,
	);
	const chat = page.locator("bellhop-chat");
	await page.evaluate(() => customElements.whenDefined("bellhop-chat"));
	expect(await chat.evaluate((element) => element.shadowRoot)).toBeNull();
	await page.evaluate(() => scrollTo(0, 2700));
	const panel = page.getByRole("region", { name: "Harbour & Pine" });
	await panel.waitFor();
	expect(await page.evaluate(() => [document.activeElement?.localName, scrollY])).toEqual(["input", 2700]);
	const box = await panel.boundingBox();
	expect([box?.width, box?.height]).toEqual([500, 480]);
	expect(await page.locator("bellhop-widget").count()).toBe(0);
	const widget = widgetOf(page);
	await widget.ask("Do you have the running shoes in size 42?");
	await chat.locator(".answer[aria-busy=false]").waitFor();
	expect(await page.evaluate(() => scrollY)).toBe(2700);
	await page.keyboard.press("Escape");
	expect(await panel.isVisible()).toBe(true);
	expect(await panel.getByRole("button", { name: "Close chat" }).count()).toBe(0);

	await page.evaluate(() => document.querySelector("bellhop-chat")?.remove());
	await page.evaluate(() => document.body.prepend(document.createElement("bellhop-chat")));
	await page.evaluate(() => scrollTo(0, 0));
	await page.getByRole("log").getByText("I found 1 product").waitFor();
});

test("a chat with a page of its own answers there, and is as it was after a reload", async () => {
	await give({ page: true });
	const { page, complaints } = await openPage(browser, `${stack.bff}/chat/${stack.demo.site}`, {
		viewport: { width: 390, height: 800 },
	});
	const widget = widgetOf(page);
	await widget.composer.waitFor();
	await widget.ask("Do you have the running shoes in size 42?");
	await page.locator(".answer[aria-busy=false]").waitFor();
	const source = widget.log.getByRole("link", { name: "Tern Running Shoes", exact: true });
	expect(await source.getAttribute("href")).toBe(`${stack.shop}/products/tern-running-shoes`);
	await page.reload();
	await widget.log.getByText("I found 1 product").waitFor();
	const panel = await page.getByRole("region", { name: "Harbour & Pine" }).boundingBox();
	expect([panel?.width, panel?.height]).toEqual([390, 800]);
	expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(800);
	expect(complaints).toEqual([]);
	await give({});
	await page.reload();
	await page.getByText("There is no chat at this address.").waitFor();
});

test("a site that asks how it was does so after two quiet minutes, and others do not", async () => {
	for (const asksRating of [true, undefined]) {
		await give({ ...(asksRating && { asksRating }) });
		const { page } = await openPage(browser, "about:blank");
		await page.clock.install();
		await page.goto(stack.shop);
		await widgetOf(page).open();
		await widgetOf(page).ask("Do you have the running shoes in size 42?");
		await page.locator(".answer[aria-busy=false]").waitFor();
		await page.clock.fastForward(121_000);
		const question = page.getByRole("group", { name: "How was this conversation?" });
		if (asksRating) await question.waitFor();
		expect(await question.count()).toBe(asksRating ? 1 : 0);
	}
});

test("axe finds nothing wrong with the bubble, the cards of the welcome, and the page of its own, light and dark", async () => {
	await give({
		page: true,
		launcher: { label: "Ask us", icon: "spark" },
		occasions: [{ comes: "bubble", greeting: "Hello there" }],
		actions: [{ title: "Return something", description: "Within 30 days.", button: "Start a return", url: "/returns" }],
	});
	for (const colorScheme of ["light", "dark"] as const) {
		const { page } = await openPage(browser, stack.shop, { colorScheme, bypassCSP: true });
		await bubbleOf(page).waitFor();
		expect(await axe(page, "bellhop-widget")).toEqual([]);
		await widgetOf(page).open();
		await page.getByText("Start a return").waitFor();
		expect(await axe(page, "bellhop-widget")).toEqual([]);
		const own = await openPage(browser, `${stack.bff}/chat/${stack.demo.site}`, { colorScheme, bypassCSP: true });
		await widgetOf(own.page).composer.waitFor();
		expect(await axe(own.page)).toEqual([]);
	}
});

test("an admin decides whether answers end with what to ask next", async () => {
	const ask = async () => {
		const { page } = await openPage(browser, stack.shop);
		await widgetOf(page).open();
		await widgetOf(page).ask("Do you have the running shoes in size 42?");
		await page.locator(".answer[aria-busy=false]").waitFor();
		return page.getByRole("list", { name: "Suggested questions" }).count();
	};
	expect(await ask()).toBe(1);
	await goTo(admin, stack, `sites/${stack.demo.site}`);
	await admin.getByLabel("Suggests what to ask next").uncheck();
	await admin.getByRole("button", { name: "Save", exact: true }).click();
	await admin.getByText("Not saved").waitFor({ state: "detached" });
	expect(await ask()).toBe(0);
});
