import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openStates, type Sight, states } from "./states.ts";

/**
 * `node e2e/pictures.ts`: one picture of each state in `docs/images/states`, in eight sights: light and dark, from the left
 * and from the right, wide and narrow. Nothing of it is made in tests; it is to be looked at.
 */
const sights: Sight[] = [false, true].flatMap((narrow) =>
	(["en", "ar"] as const).flatMap((language) =>
		(["light", "dark"] as const).map((colorScheme) => ({ colorScheme, language, narrow })),
	),
);
const folder = join(import.meta.dirname, "../docs/images/states");
const raw = join(folder, "raw");
mkdirSync(raw, { recursive: true });
const place = await openStates();
try {
	for (const [index, sight] of sights.entries()) {
		await place.visit(sight, async (state, page) => {
			await page.screenshot({ path: join(raw, `${state}-${index}.png`) });
		});
	}
	const context = await place.browser.newContext({ viewport: { width: 2960, height: 1540 }, deviceScaleFactor: 0.5 });
	const page = await context.newPage();
	for (const state of states) {
		const images = sights.map((_, index) => {
			const bytes = readFileSync(join(raw, `${state}-${index}.png`)).toString("base64");
			return `<img src="data:image/png;base64,${bytes}">`;
		});
		await page.setContent(
			`<style>body{margin:0;display:grid;gap:16px;padding:16px;background:#9a9a9a}div{display:flex;gap:16px}
			.wide img{height:520px}.narrow img{height:936px}</style>
			<div class="wide">${images.slice(0, 4).join("")}</div><div class="narrow">${images.slice(4).join("")}</div>`,
		);
		await page.locator("img").evaluateAll((all) => Promise.all((all as HTMLImageElement[]).map((one) => one.decode())));
		const box = page.locator("body");
		await box.screenshot({ path: join(folder, `${state}.jpg`), type: "jpeg", quality: 82 });
	}
} finally {
	rmSync(raw, { recursive: true, force: true });
	await place.close();
}
