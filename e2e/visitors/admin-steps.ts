import { expect } from "vitest";
import type { Stack } from "../stack.ts";
import type { Tab } from "./tab.ts";

const patience = { timeout: 20_000, interval: 30 };

/** Logs the demo's admin in on the config page at an origin, in any browser. */
export async function enterAdmin(tab: Tab, origin: string, { demo }: Pick<Stack, "demo">): Promise<void> {
	await tab.goto(`${origin}/admin/`);
	for (const [field, text] of [
		["input[type=email]", demo.admin.email],
		["input[type=password]", demo.admin.password],
	] as const) {
		await expect.poll(() => tab.evaluate(focusOn, field), patience).toBe(true);
		await tab.type(text);
	}
	await tab.press("Enter");
	await expect.poll(() => tab.evaluate(() => /Log out/.test(document.body.textContent), null), patience).toBe(true);
}

/** Turns to a place of the config page, such as `conversations`. What shows there is waited for by whoever looks. */
export function turnTo(tab: Tab, place: string): Promise<void> {
	return tab.evaluate((hash) => location.assign(hash), `#/${place}`);
}

/** Waits until something is on the page, and puts the focus there. */
export function focusAdmin(tab: Tab, selector: string): Promise<unknown> {
	return expect.poll(() => tab.evaluate(focusOn, selector), patience).toBe(true);
}

function focusOn(selector: string): boolean {
	const field = document.querySelector<HTMLElement>(selector);
	field?.focus();
	return field !== null;
}
