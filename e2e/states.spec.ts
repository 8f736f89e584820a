import { afterAll, beforeAll, expect, test } from "vitest";
import { axe } from "./config-page.ts";
import { openStates, type StatesPlace, states } from "./states.ts";

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
