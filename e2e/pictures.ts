import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openPage, widgetOf } from "./browser.ts";
import { startStack } from "./stack.ts";
import { openStates, type Sight, type State, states } from "./states.ts";

/**
 * `node e2e/pictures.ts`: the picture of the README, and one of each state in `docs/images/states`, in eight sights: light and
 * dark, from the left and from the right, wide and narrow. Nothing of it is made in tests; it is to be looked at.
 */
const images = join(import.meta.dirname, "../docs/images");
const raw = mkdtempSync(join(tmpdir(), "bellhop-pictures-"));
const sights: Sight[] = [false, true].flatMap((narrow) =>
	(["en", "ar"] as const).flatMap((language) =>
		(["light", "dark"] as const).map((colorScheme) => ({ colorScheme, language, narrow, deviceScaleFactor: 2 })),
	),
);
const fileOf = (state: State, sight: Sight) => join(raw, `${state}-${sights.indexOf(sight)}.png`);

mkdirSync(join(images, "states"), { recursive: true });
const place = await openStates();
try {
	await pictureChat(place.browser);
	for (const sight of sights) {
		await place.visit(sight, async (state, page) => {
			await page.screenshot({ path: fileOf(state, sight) });
		});
	}
	for (const state of states) await pictureState(place.browser, state);
} finally {
	rmSync(raw, { recursive: true, force: true });
	await place.close();
}

/** The shop's page, with an order that was looked up. */
async function pictureChat(browser: Browser): Promise<void> {
	const stack = await startStack();
	try {
		const { page } = await openPage(browser, stack.shop, { deviceScaleFactor: 2, reducedMotion: "reduce" });
		const widget = widgetOf(page);
		await widget.open();
		await widget.ask("Where is order 12346, FK1 1ZZ?");
		await page.locator(".messages > .starters").waitFor();
		await page.mouse.move(0, 0);
		await page.screenshot({ path: join(images, "chat.png") });
		await page.context().close();
	} finally {
		await stack.stop();
	}
}

/** The eight sights of a state on one sheet. */
async function pictureState(browser: Browser, state: State): Promise<void> {
	const context = await browser.newContext({ viewport: { width: 1520, height: 1704 } });
	const page = await context.newPage();
	const draw = (sight: Sight) => {
		const bytes = readFileSync(fileOf(state, sight)).toString("base64");
		return `<img width="${sight.narrow ? 360 : 736}" src="data:image/png;base64,${bytes}">`;
	};
	await page.setContent(
		`<style>body{margin:0;padding:16px;background:#c8c8c4}main{display:flex;flex-wrap:wrap;gap:16px}img{border-radius:12px}</style>
		<main>${sights.map(draw).join("")}</main>`,
	);
	await page.locator("img").evaluateAll((all) => Promise.all((all as HTMLImageElement[]).map((one) => one.decode())));
	const path = join(images, "states", `${state}.jpg`);
	await page.locator("body").screenshot({ path, type: "jpeg", quality: 80 });
	await context.close();
}
