import puppeteer, { type BrowserContext } from "puppeteer-core";
import type { InPage, Tab, Visitor, VisitorOptions } from "./tab.ts";

/** Firefox, by WebDriver BiDi, which it speaks itself. */
export async function launchFirefox(
	executablePath: string,
	{ dark = false, nothingStored = false }: VisitorOptions = {},
): Promise<Visitor> {
	const browser = await puppeteer.launch({
		browser: "firefox",
		executablePath,
		headless: true,
		extraPrefsFirefox: {
			"ui.systemUsesDarkTheme": dark ? 1 : 0,
			// 2 refuses every cookie, and storage with them.
			"network.cookie.cookieBehavior": nothingStored ? 2 : 0,
		},
	});
	return {
		open: async () => tabOf(await browser.createBrowserContext()),
		close: () => browser.close(),
	};
}

async function tabOf(context: BrowserContext): Promise<Tab> {
	const page = await context.newPage();
	await page.setViewport({ width: 1280, height: 800 });
	const complaints: string[] = [];
	const requests: string[] = [];
	const surprises: string[] = [];
	page.on("request", (request) => requests.push(request.url()));
	page.on("dialog", (dialog) => {
		surprises.push(`dialog ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("framenavigated", (frame) => {
		if (frame !== page.mainFrame()) surprises.push(`frame ${frame.url()}`);
	});
	page.on("pageerror", (error) => complaints.push(String(error)));
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warn") complaints.push(message.text());
	});
	return {
		complaints,
		requests,
		surprises,
		goto: async (address) => void (await page.goto(address)),
		reload: async () => void (await page.reload()),
		evaluate: <Given, Answer>(act: InPage<Given, Answer>, given: Given) =>
			page.evaluate(`(${act})(${JSON.stringify(given)})`) as Promise<Awaited<Answer>>,
		click: (x, y) => page.mouse.click(x, y),
		type: (text) => page.keyboard.type(text),
		press: (key) => page.keyboard.press(key),
		close: () => context.close(),
	};
}
