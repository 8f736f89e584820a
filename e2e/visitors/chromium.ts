import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { launchBrowser, quiet } from "../browser.ts";
import type { InPage, Tab, TabOptions, Visitor, VisitorOptions } from "./tab.ts";

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };

/** Chromium, by Playwright. */
export async function launchChromium({ dark = false, nothingStored = false }: VisitorOptions = {}): Promise<Visitor> {
	const colorScheme = dark ? "dark" : "light";
	if (nothingStored) return withoutStorage();
	const browser = await launchBrowser();
	return {
		async open(options: TabOptions = {}) {
			return tabOf(await browser.newContext({ ...(options.phone ? phone : desktop), colorScheme }));
		},
		close: () => browser.close(),
	};
}

/** A profile whose settings block every cookie, which is how Chromium denies storage to a page. */
async function withoutStorage(): Promise<Visitor> {
	const profile = mkdtempSync(join(tmpdir(), "bellhop-profile-"));
	mkdirSync(join(profile, "Default"));
	const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
	writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(blocked));
	const executablePath = process.env["BELLHOP_CHROMIUM"] ?? "/usr/bin/chromium";
	const context = await chromium.launchPersistentContext(profile, { executablePath, args: quiet, ...desktop });
	return {
		open: () => tabOf(context),
		async close() {
			await context.close();
			rmSync(profile, { recursive: true, force: true });
		},
	};
}

/** A tab with Playwright's page beside it, for what only Chromium is asked. */
export interface ChromiumTab extends Tab {
	readonly page: Page;
}

async function tabOf(context: BrowserContext): Promise<ChromiumTab> {
	const page = await context.newPage();
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
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
	});
	return {
		page,
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
