import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { SiteLooks } from "../packages/contract/src/looks.ts";
import { launchBrowser, openPage } from "./browser.ts";
import { logIn } from "./config-page.ts";
import { type HeldModel, startHeldModel } from "./held-model.ts";
import { type Stack, startStack } from "./stack.ts";
import { type StateWords, stateWords } from "./state-words.ts";

/** The ten main states of the widget, in the order a visitor may come through them. */
export const states = [
	"launcher",
	"welcome",
	"answer",
	"menu",
	"rich",
	"writing",
	"offline",
	"card",
	"receipt",
	"handover",
] as const;
export type State = (typeof states)[number];

/** How a visitor sees it. */
export interface Sight {
	readonly colorScheme: "light" | "dark";
	/** A right-to-left language, or English. */
	readonly language: "en" | "ar";
	readonly narrow: boolean;
	/** Pixels of a picture for each pixel of the page; one when left out. */
	readonly deviceScaleFactor?: number;
}

export interface StatesPlace {
	readonly browser: Browser;
	/**
	 * Brings a widget into each state and calls `at` there. Each visit has a demo shop of its own, in which nothing was
	 * refunded before; the one whose model is held is shared.
	 *
	 * @param wanted the ways to other states are not gone
	 */
	visit(sight: Sight, at: (state: State, page: Page) => Promise<void>, wanted?: readonly State[]): Promise<void>;
	close(): Promise<void>;
}

export async function openStates(): Promise<StatesPlace> {
	const model = await startHeldModel();
	const [held, browser] = await Promise.all([startStack(model.environment), launchBrowser()]);
	return {
		browser,
		async visit(sight, at, wanted = states) {
			const words = stateWords[sight.language];
			const demo = await startStack();
			try {
				await dress(browser, demo, words);
				for (const { flow } of ways.filter((way) => way.states.some((state) => wanted.includes(state)))) {
					const { page } = await openPage(browser, "about:blank", optionsOf(sight));
					await speak(page, sight.language);
					await flow({ page, demo, held, model, words }, (state) => at(state, page));
					await page.context().close();
				}
			} finally {
				await demo.stop();
			}
		},
		async close() {
			await browser.close();
			await model.close();
			await held.stop();
		},
	};
}

function optionsOf({ colorScheme, narrow, deviceScaleFactor }: Sight): BrowserContextOptions {
	const viewport = narrow ? { width: 390, height: 780 } : { width: 1280, height: 800 };
	return {
		...{ viewport, colorScheme, bypassCSP: true, reducedMotion: "reduce" },
		...(deviceScaleFactor && { deviceScaleFactor }),
	};
}

/** The tag as if the page's owner had written a language on it. */
async function speak(page: Page, language: string): Promise<void> {
	await page.addInitScript((lang) => {
		new MutationObserver(() => {
			const script = document.querySelector<HTMLScriptElement>('script[src*="/site_"]');
			if (script) script.dataset["lang"] = lang;
		}).observe(document, { childList: true, subtree: true });
	}, language);
}

/** Gives the shop's widget what the states show. */
async function dress(browser: Browser, { bff, demo }: Stack, words: StateWords): Promise<void> {
	const { launcher, action, greeting, starters } = words;
	const looks: SiteLooks = {
		launcher: { label: launcher },
		actions: [action],
		occasions: [{ page: "/products/*", comes: "bubble", greeting }],
	};
	const { page } = await openPage(browser, `${bff}/admin/`);
	await logIn(page, { demo });
	await page.evaluate(
		async ({ address, change }) => {
			const site = await (await fetch(address)).json();
			const init = { method: "PUT", headers: { "content-type": "application/json" } };
			await fetch(address, { ...init, body: JSON.stringify({ ...site, ...change }) });
		},
		{ address: `/admin/api/sites/${demo.site}`, change: { looks, starters } },
	);
	await page.context().close();
}

interface Flow {
	readonly page: Page;
	readonly demo: Stack;
	readonly held: Stack;
	readonly model: HeldModel;
	readonly words: StateWords;
}
type At = (state: State) => Promise<void>;

/** What leads to which states. */
const ways: readonly { readonly flow: (flow: Flow, at: At) => Promise<void>; readonly states: readonly State[] }[] = [
	{ flow: look, states: ["launcher", "welcome", "answer", "menu"] },
	{ flow: ask, states: ["rich", "writing", "offline"] },
	{ flow: act, states: ["card", "receipt"] },
	{ flow: handOver, states: ["handover"] },
];

async function say(page: Page, words: string): Promise<void> {
	const answers = await page.locator(".answer").count();
	await page.locator("textarea").fill(words);
	await page.locator(".act.stop").waitFor({ state: "detached" });
	await page.keyboard.press("Enter");
	await page.locator('.answer[aria-busy="false"]').nth(answers).waitFor();
}

async function look({ page, demo }: Flow, at: At): Promise<void> {
	await page.goto(`${demo.shop}/products/skerry-trail-shoes`);
	await page.locator(".invitation").waitFor();
	await at("launcher");
	await page.locator(".launcher").click();
	await page.locator("textarea").waitFor();
	await page.getByRole("dialog").locator(".starter").first().waitFor();
	await at("welcome");
	await say(page, "Do you have the trail shoes in size 43?");
	await page.locator(".sources").waitFor();
	await at("answer");
	await page.locator(".menu > button").click();
	await page.getByRole("menuitem").first().click();
	await say(page, "Where is order 12346? The postcode is FK1 1ZZ.");
	await page.locator(".menu > button").click();
	await page.getByRole("menuitemradio").nth(1).waitFor();
	await at("menu");
}

async function ask({ page, held, model, words }: Flow, at: At): Promise<void> {
	await page.goto(held.shop);
	await page.locator(".launcher").click();
	await page.locator("textarea").fill(words.question);
	await page.keyboard.press("Enter");
	await model.say(words.rich);
	await model.finish();
	await page.locator('.answer[aria-busy="false"]').waitFor();
	await at("rich");
	await page.locator("textarea").fill(words.furtherQuestion);
	await page.keyboard.press("Enter");
	await model.say(words.further[0]);
	await page.getByText(words.further[0]).waitFor();
	await at("writing");
	await model.say(words.further[1]);
	await model.finish();
	await page.locator('.answer[aria-busy="false"]').nth(1).waitFor();
	await page.context().setOffline(true);
	await page.locator("textarea").fill(words.thanks);
	await page.keyboard.press("Enter");
	await page.locator(".visitor .trouble").waitFor();
	await at("offline");
}

async function act({ page, demo }: Flow, at: At): Promise<void> {
	await page.goto(demo.shop);
	await page.getByRole("button", { name: "Alex", exact: true }).click();
	await page.getByRole("button", { name: "Alex", pressed: true }).waitFor();
	await page.locator(".launcher").click();
	await page.locator(".who .as").waitFor();
	await say(page, "Refund £24.00 of order 12347");
	await say(page, "It is too small for me");
	await say(page, "Yes, please");
	await page.locator("form.card").waitFor();
	await at("card");
	await page.locator("form.card button[type=submit]").click();
	await page.locator('section.card[data-state="done"]').waitFor();
	await page.locator('.answer[aria-busy="false"]').nth(3).waitFor();
	// Away from the answer, which shows more under the pointer.
	await page.mouse.move(0, 0);
	await at("receipt");
}

async function handOver({ page, demo }: Flow, at: At): Promise<void> {
	await page.goto(demo.shop);
	await page.locator(".launcher").click();
	await page.locator("textarea").waitFor();
	await say(page, "I would like to talk to a person.");
	await say(page, "nobody@example.com");
	await say(page, "My parcel is wet");
	await page.locator(".answer").last().locator(".card, .handed").waitFor();
	await at("handover");
}
