import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { words as arabic } from "../packages/widget/src/words/ar.ts";
import { words as german } from "../packages/widget/src/words/de.ts";
import { words as japanese } from "../packages/widget/src/words/ja.ts";
import { openPage } from "./browser.ts";
import { axe } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;

withStack((started) => {
	({ stack, browser } = started);
});

const site = "Harbour & Pine";

/** The shop's page as if it were in another language, with or without a language on the tag. */
async function openIn(
	language: { readonly browser: string; readonly page?: string; readonly tag?: string },
	options: BrowserContextOptions = {},
) {
	const { page, complaints } = await openPage(browser, "about:blank", {
		locale: language.browser,
		bypassCSP: true,
		reducedMotion: "reduce",
		...options,
	});
	// Before the tag's script runs, which is fetched first.
	await page.addInitScript(({ page: spoken, tag }) => {
		new MutationObserver(() => {
			document.documentElement.lang = spoken ?? "";
			const script = document.querySelector<HTMLScriptElement>('script[src*="/site_"]');
			if (script && tag) script.dataset["lang"] = tag;
		}).observe(document, { childList: true, subtree: true });
	}, language);
	await page.goto(stack.shop);
	return { page, complaints };
}

async function ask(page: Page, words: typeof german, question: string): Promise<void> {
	await page.getByRole("textbox", { name: words.composerLabel }).fill(question);
	await page.getByRole("button", { name: words.send }).click();
	await page.getByRole("button", { name: words.copyAnswer }).waitFor();
}

test("the browser's language is spoken from the launcher on, where nothing else is said", async () => {
	const { page, complaints } = await openIn({ browser: "ja-JP" });
	await page.getByRole("button", { name: japanese.launcher.open.replace("{site}", site) }).click();
	await page.getByRole("textbox", { name: japanese.composerLabel }).waitFor();
	expect(await page.getByRole("dialog").getAttribute("lang")).toBe("ja");
	await page.getByRole("button", { name: japanese.launcher.close.replace("{site}", site) }).waitFor();
	expect(complaints).toEqual([]);
});

test("the page's language counts more, and the tag's most", async () => {
	const { page } = await openIn({ browser: "ja-JP", page: "de-CH" });
	await page.locator("bellhop-widget button.launcher").click();
	await page.getByRole("textbox", { name: german.composerLabel }).waitFor();
	const other = await openIn({ browser: "ja-JP", page: "de", tag: "ar-EG" });
	await other.page.locator("bellhop-widget button.launcher").click();
	await other.page.getByRole("textbox", { name: arabic.composerLabel }).waitFor();
});

test("a language written from the right turns the whole panel round", async () => {
	const { page, complaints } = await openIn({ browser: "en-GB", tag: "ar" });
	await page.locator("bellhop-widget button.launcher").click();
	const panel = page.getByRole("dialog");
	await panel.waitFor();
	expect(await panel.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
	await ask(page, arabic, "Where is order 12346? FK1 1ZZ");
	const box = async (name: string) => {
		const found = await page.getByRole("button", { name, exact: true }).boundingBox();
		return found?.x ?? Number.NaN;
	};
	const middle = await panel.boundingBox().then((area) => (area?.x ?? 0) + (area?.width ?? 0) / 2);
	// What stands at the end in one direction stands at the start of the other.
	expect(await box(arabic.close)).toBeLessThan(middle);
	expect(await box(arabic.send)).toBeLessThan(middle);
	// What a visitor writes runs as their own words do, whatever the chat's.
	const directions = page.locator(".bubble").evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
	expect(await directions).toEqual(["ltr"]);
	const bubble = await page.getByRole("log").getByRole("article").first().boundingBox();
	expect((bubble?.x ?? 0) - ((await panel.boundingBox())?.x ?? 0)).toBeLessThan(40);
	expect(complaints).toEqual([]);
});

test.each([
	["light", "ar"],
	["dark", "ar"],
	["light", "de"],
	["dark", "de"],
] as const)("axe finds nothing in the %s theme in the language %s", async (theme, tag) => {
	const { page } = await openIn({ browser: "en-GB", tag }, { colorScheme: theme });
	const words = tag === "ar" ? arabic : german;
	await page.locator("bellhop-widget button.launcher").click();
	await ask(page, words, "Where is order 12346? FK1 1ZZ");
	await page.getByRole("button", { name: words.badAnswer }).click();
	await page.getByRole("textbox", { name: words.rating.comment }).waitFor();
	await page.getByRole("button", { name: words.menu }).click();
	await page.getByRole("menuitem", { name: words.rating.conversation }).waitFor();
	expect(await axe(page, "bellhop-widget")).toEqual([]);
	await page.getByRole("menuitem", { name: words.rating.conversation }).click();
	await page.getByRole("group", { name: words.rating.question }).waitFor();
	expect(await axe(page, "bellhop-widget")).toEqual([]);
});
