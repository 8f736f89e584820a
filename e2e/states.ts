import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { SiteLooks } from "../packages/contract/src/looks.ts";
import { launchBrowser, openPage } from "./browser.ts";
import { logIn } from "./config-page.ts";
import { type HeldModel, startHeldModel } from "./held-model.ts";
import { type Stack, startStack } from "./stack.ts";

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
}

/** Two demos: one with the demo model, one whose model is held. */
export interface StatesPlace {
	readonly browser: Browser;
	/** Brings a widget into each state and calls `at` there. */
	visit(sight: Sight, at: (state: State, page: Page) => Promise<void>): Promise<void>;
	close(): Promise<void>;
}

const looks: SiteLooks = {
	launcher: { label: "Ask us" },
	actions: [
		{
			title: "Something does not fit?",
			description: "Send it back within 30 days, free of charge.",
			button: "Start a return",
			url: "/returns",
		},
	],
	occasions: [
		{ page: "/products/*", comes: "bubble", greeting: "Wondering which size? I can look up what is in stock." },
	],
};

const rich = `**Delivery** depends on where the parcel goes:

| Where | Days | Price |
| :-- | --: | --: |
| Scotland | 1–2 | £3.50 |
| England, Wales | 2–3 | £4.50 |
| Islands | 3–5 | £6.00 |

1. Orders before **15:00** leave the same day.
2. You get a link to follow the parcel.

> Parcels over 10 kg travel by ferry.

\`\`\`
HP-RUN-01  42  in stock
\`\`\`
`;

export async function openStates(): Promise<StatesPlace> {
	const model = await startHeldModel();
	const [demo, held, browser] = await Promise.all([startStack(), startStack(model.environment), launchBrowser()]);
	await dress(browser, demo);
	return {
		browser,
		async visit(sight, at) {
			const options = optionsOf(sight);
			const flows = [look, ask, act, handOver] as const;
			for (const flow of flows) {
				const { page } = await openPage(browser, "about:blank", options);
				await speak(page, sight.language);
				await flow({ page, demo, held, model }, (state) => at(state, page));
				await page.context().close();
			}
		},
		async close() {
			await browser.close();
			await model.close();
			await Promise.all([demo.stop(), held.stop()]);
		},
	};
}

function optionsOf({ colorScheme, narrow }: Sight): BrowserContextOptions {
	const viewport = narrow ? { width: 390, height: 780 } : { width: 1080, height: 780 };
	return { viewport, colorScheme, bypassCSP: true, reducedMotion: "reduce" };
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
async function dress(browser: Browser, { bff, demo }: Stack): Promise<void> {
	const { page } = await openPage(browser, `${bff}/admin/`);
	await logIn(page, { demo });
	await page.evaluate(
		async ({ address, looks }) => {
			const site = await (await fetch(address)).json();
			const init = { method: "PUT", headers: { "content-type": "application/json" } };
			await fetch(address, { ...init, body: JSON.stringify({ ...site, looks }) });
		},
		{ address: `/admin/api/sites/${demo.site}`, looks },
	);
	await page.context().close();
}

interface Flow {
	readonly page: Page;
	readonly demo: Stack;
	readonly held: Stack;
	readonly model: HeldModel;
}
type At = (state: State) => Promise<void>;

async function say(page: Page, words: string): Promise<void> {
	const answers = await page.locator(".answer").count();
	await page.locator("textarea").fill(words);
	await page.locator(".act.stop").waitFor({ state: "detached" });
	await page.keyboard.press("Enter");
	await page.locator('.answer[aria-busy="false"]').nth(answers).waitFor();
}

async function look({ page, demo }: Flow, at: At): Promise<void> {
	await page.goto(`${demo.shop}/products/tern-running-shoes`);
	await page.locator(".invitation").waitFor();
	await at("launcher");
	await page.locator(".launcher").click();
	await page.locator("textarea").waitFor();
	await page.getByRole("dialog").locator(".starter").waitFor();
	await at("welcome");
	await say(page, "Do you have the running shoes in size 42?");
	await page.locator(".sources").waitFor();
	await at("answer");
	await page.locator(".menu > button").click();
	await page.getByRole("menuitem").first().click();
	await say(page, "Where is order 12346? The postcode is FK1 1ZZ.");
	await page.locator(".menu > button").click();
	await page.getByRole("menuitemradio").first().waitFor();
	await at("menu");
}

async function ask({ page, held, model }: Flow, at: At): Promise<void> {
	await page.goto(held.shop);
	await page.locator(".launcher").click();
	await page.locator("textarea").fill("How much is delivery?");
	await page.keyboard.press("Enter");
	await model.say(rich);
	await model.finish();
	await page.locator('.answer[aria-busy="false"]').waitFor();
	await at("rich");
	await page.locator("textarea").fill("And to Norway?");
	await page.keyboard.press("Enter");
	await model.say("Outside the United Kingdom a parcel takes about a week. It goes by");
	await page.getByText("It goes by").waitFor();
	await at("writing");
	await model.say(" ship.");
	await model.finish();
	await page.locator('.answer[aria-busy="false"]').nth(1).waitFor();
	await page.context().setOffline(true);
	await page.locator("textarea").fill("Thank you!");
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
	await page.locator("section.card").waitFor();
	await page.locator('.answer[aria-busy="false"]').nth(3).waitFor();
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
