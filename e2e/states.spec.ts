import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe } from "./config-page.ts";
import { openStates, type State, type StatesPlace, states } from "./states.ts";

let place: StatesPlace;

beforeAll(async () => {
	place = await openStates();
});
afterAll(() => place.close());

const sights = [
	{ colorScheme: "light", language: "en", narrow: false },
	{ colorScheme: "dark", language: "ar", narrow: false },
	{ colorScheme: "light", language: "ar", narrow: true },
	{ colorScheme: "dark", language: "en", narrow: true },
] as const;

test.each(sights)("axe finds nothing wrong in any state: $colorScheme, $language, narrow $narrow", async (sight) => {
	const seen: string[] = [];
	await place.visit(sight, async (state, page) => {
		seen.push(state);
		expect(await axe(page, "bellhop-widget"), state).toEqual([]);
	});
	expect(seen.sort()).toEqual([...states].sort());
});

test("on a screen of 320 by 256, which is 400 % of zoom, the welcome begins at its beginning and nothing sticks out", async () => {
	const seen: string[] = [];
	const measure = async (state: State, page: Page) => {
		if (state !== "welcome" && state !== "menu") return;
		seen.push(state);
		await page.setViewportSize({ width: 320, height: 256 });
		const wide = await page.evaluate(() => {
			const root = document.querySelector("bellhop-widget")?.shadowRoot;
			const inside = [...(root?.querySelectorAll<HTMLElement>(".panel *") ?? [])].filter(
				(one) => one.getClientRects().length > 0 && !one.closest(".unseen, .table, pre"),
			);
			return inside
				.filter((one) => one.getBoundingClientRect().right > 320.5)
				.map((one) => one.className || one.localName);
		});
		expect(wide, state).toEqual([]);
		if (state === "welcome") {
			expect(await page.locator(".scroll").evaluate((frame) => frame.scrollTop)).toBe(0);
			await page.locator(".greeting").waitFor();
		}
		await page.setViewportSize({ width: 390, height: 780 });
	};
	await place.visit({ colorScheme: "light", language: "en", narrow: true }, measure, ["welcome", "menu"]);
	expect(seen).toEqual(["welcome", "menu"]);
});
