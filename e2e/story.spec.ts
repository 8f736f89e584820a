import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;

withStack((started) => {
	({ stack, browser } = started);
});

test("a visitor asks for an order, for stock, and for what nothing covers; a reload loses none of it", async () => {
	const { page, complaints } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await page.getByText("Demo model").waitFor();

	await widget.ask("Where is order 12346?");
	await widget.log.getByText(/postcode/).waitFor();
	await widget.ask("FK1 1ZZ");
	await widget.log.getByText("Looking up your order").waitFor();
	await widget.log.getByText(/in transit, expected 12 November/).waitFor();
	await page.reload();
	if (!(await widget.composer.isVisible())) await widget.open();
	await widget.log.getByText(/in transit, expected 12 November/).waitFor();
	// The last words of the answer: it went on over the reload, or had just ended.
	await widget.log.getByText(/Total: £165/).waitFor();
	expect(await widget.log.getByText("Where is order 12346?").count()).toBe(1);

	await widget.ask("Do you have the running shoes in size 42?");
	await widget.log.getByText("Checking what is in stock").waitFor();
	await widget.log.getByText(/I found 1 product/).waitFor();
	await widget.log.getByText(/size 42, in stock 3/).waitFor();

	await widget.ask("Can you book me a table for tonight?");
	await widget.log.getByText(/I can't look that up/).waitFor();

	const calls = stack.received().map(({ method, path, status, credential }) => ({ method, path, status, credential }));
	expect(calls).toEqual([
		{ method: "POST", path: "/api/orders/lookup", status: 200, credential: "accepted" },
		{ method: "GET", path: "/api/inventory/products", status: 200, credential: "accepted" },
	]);
	expect(complaints).toEqual([]);
});

test("what may be asked next is a tap away, below the newest answer only", async () => {
	const { page } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Where is order 12346? My postcode is FK1 1ZZ");
	const suggested = widget.log.getByRole("list", { name: "Suggested questions" }).getByRole("button");
	await suggested.first().waitFor();
	const words = (await suggested.first().innerText()).trim();
	await page.reload();
	if (!(await widget.composer.isVisible())) await widget.open();
	await suggested.getByText(words).click();
	await widget.log.locator(".visitor").getByText(words).waitFor();
	await widget.log.locator(".answer[aria-busy=false]").nth(1).waitFor();
	expect(await suggested.getByText(words).count()).toBe(0);
	expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute("role"))).toBe(
		"log",
	);
});

test("a wrong postcode is an honest miss, and the right one afterwards finds the order", async () => {
	const { page } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Where is order 12345? My postcode is ZZ9 9ZZ");
	await widget.log.getByText(/could not find anything with these details/).waitFor();
	await widget.ask("Sorry, order 12345 and FK1 1ZZ");
	await widget.log.getByText(/is delivered/).waitFor();
});

test("a new conversation starts empty and the starter questions can be tapped", async () => {
	const { page } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await page.getByRole("button", { name: "Do you have the running shoes in size 42?" }).click();
	await widget.log.getByText(/I found 1 product/).waitFor();
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	await page.getByRole("button", { name: "Menu" }).click();
	await page.getByRole("menuitem", { name: "New conversation" }).click();
	await page.getByRole("button", { name: "Where is my order?" }).waitFor();
	expect(await widget.log.getByText(/I found 1 product/).count()).toBe(0);
});

test("on a phone the whole way works by keyboard, and Escape gives the focus back to the launcher", async () => {
	const { page } = await openPage(browser, stack.shop, {
		viewport: { width: 390, height: 780 },
		colorScheme: "dark",
		reducedMotion: "reduce",
	});
	const widget = widgetOf(page);
	await page.getByRole("button", { name: /open.*chat/i }).focus();
	await page.keyboard.press("Enter");
	await widget.composer.waitFor();
	const dialog = page.getByRole("dialog");
	const box = await dialog.boundingBox();
	expect([box?.x, box?.y, box?.width, box?.height]).toEqual([0, 0, 390, 780]);
	await page.keyboard.type("Where is order 12347, FK1 1ZZ?");
	await page.keyboard.press("Enter");
	await widget.log.getByText(/is processing/).waitFor();
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "hidden" });
	expect(await focusedName(page)).toMatch(/open.*chat/i);
});

/** The accessible name of what has the focus, through shadow roots. */
function focusedName(page: Awaited<ReturnType<typeof openPage>>["page"]): Promise<string> {
	return page.evaluate(() => {
		let element = document.activeElement;
		while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
		return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
	});
}
