import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import { axe, goTo, logIn } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let before: number;

withStack((started) => {
	({ stack, browser } = started);
});
beforeEach(() => {
	before = stack.received().length;
});

/** The shop, with Alex signed in and the chat open. */
async function asAlex(options: BrowserContextOptions = {}) {
	const opened = await openPage(browser, stack.shop, options);
	await opened.page.getByRole("button", { name: "Alex", exact: true }).click();
	await opened.page.getByRole("button", { name: "Alex", pressed: true }).waitFor();
	await widgetOf(opened.page).open();
	await opened.page.getByText("Signed in as Alex Reid").waitFor();
	return opened;
}

/** Asks, and waits for the whole answer. */
async function say(page: Page, words: string): Promise<void> {
	const answers = await page.locator(".answer").count();
	await widgetOf(page).ask(words);
	await page.locator('.answer[aria-busy="false"]').nth(answers).waitFor();
}

async function wish(page: Page, order: string, amount: string): Promise<void> {
	await say(page, `Refund £${amount} of order ${order}`);
	await say(page, "It is too small for me");
	await say(page, "Yes, please");
	await page.getByRole("form", { name: `Refund ${amount} GBP for order ${order}` }).waitFor();
}

/** Refunds the shop's payments API was asked for in this test. */
const refunds = () =>
	stack
		.received()
		.slice(before)
		.filter(({ method, path }) => method === "POST" && path === "/api/payments/refunds");

test("Alex reads what exactly will happen, reloads, confirms by keyboard, and has a receipt with the id the shop got", async () => {
	const { page, complaints } = await asAlex();
	await wish(page, "12347", "24.00");
	const card = page.getByRole("form", { name: "Refund 24.00 GBP for order 12347" });
	expect(await card.locator("dt").allInnerTexts()).toEqual(["Order", "Amount", "Currency", "Reason", "Customer"]);
	expect(await card.getByLabel("Reason").inputValue()).toBe("It is too small for me");
	expect(refunds()).toEqual([]);
	await page.reload();
	await card.waitFor();
	await card.getByLabel("Reason").fill("It itches");
	await page.keyboard.press("Tab");
	expect(await card.getByRole("button", { name: "Refund 24.00 GBP" }).evaluate((one) => one.matches(":focus"))).toBe(
		true,
	);
	await page.keyboard.press("Enter");
	const receipt = page.getByRole("region", { name: "Refund 24.00 GBP for order 12347" });
	await receipt.getByText(/^rf_\d+$/).waitFor();
	const id = await receipt.getByText(/^call_/).textContent();
	await page.locator('.answer[aria-busy="false"]').nth(3).waitFor();
	expect(refunds()).toMatchObject([
		{
			status: 201,
			idempotency_key: id,
			body: { order_id: "12347", amount: 24, currency: "GBP", reason: "It itches", customer_id: "cust_1001" },
		},
	]);
	expect(await card.count()).toBe(0);
	await page.getByText("You confirmed: Refund 24.00 GBP for order 12347").waitFor();
	await page.reload();
	await receipt.getByText(/^rf_\d+$/).waitFor();
	expect(complaints).toEqual([]);
});

test("a card that is cancelled does nothing, and the agent says so", async () => {
	const { page } = await asAlex();
	await wish(page, "12345", "10.00");
	await page.getByRole("button", { name: "Cancel", exact: true }).click();
	await page.getByText("You cancelled: Refund 10.00 GBP for order 12345").waitFor();
	await widgetOf(page)
		.log.getByText(/nothing was done/)
		.waitFor();
	expect(refunds()).toEqual([]);
});

test("a typed yes does nothing, and a typed no takes the card back", async () => {
	const { page } = await asAlex();
	await wish(page, "12345", "11.00");
	await say(page, "Yes, do it");
	await widgetOf(page)
		.log.getByText(/use the buttons on the card/)
		.waitFor();
	await say(page, "No, leave it");
	await page.getByText("No longer asked for: Refund 11.00 GBP for order 12345").waitFor();
	expect(refunds()).toEqual([]);
});

test("two tabs that confirm at once get one refund, and both show its receipt", async () => {
	const { page } = await asAlex();
	await wish(page, "12345", "12.00");
	const other = await page.context().newPage();
	await other.goto(stack.shop);
	await widgetOf(other).open();
	const tabs = [page, other];
	const confirm = (tab: Page) => tab.getByRole("button", { name: "Refund 12.00 GBP" });
	await confirm(other).waitFor();
	// At once indeed: a moment later the other tab has heard of the first one's word, and its card is gone.
	const buttons = await Promise.all(tabs.map((tab) => confirm(tab).elementHandle()));
	await Promise.all(buttons.map((button) => button?.evaluate((element) => (element as HTMLElement).click())));
	for (const tab of tabs) {
		await tab.getByRole("region", { name: "Refund 12.00 GBP for order 12345" }).getByText(/^rf_/).waitFor();
	}
	expect(refunds()).toHaveLength(1);
});

test("a value that cannot be used is said beside the card, which stays", async () => {
	const { page } = await asAlex();
	await wish(page, "12345", "13.00");
	await page.getByLabel("Reason").fill("x");
	await page.getByRole("button", { name: "Refund 13.00 GBP" }).click();
	await page.getByText(/values can't be used/).waitFor();
	await page.getByLabel("Reason").fill("It scratches");
	await page.getByRole("button", { name: "Refund 13.00 GBP" }).click();
	await page.getByRole("region", { name: "Refund 13.00 GBP for order 12345" }).waitFor();
	expect(refunds()).toHaveLength(1);
});

test.each([["light"], ["dark"]] as const)(
	"axe finds nothing about cards and receipts in the %s theme",
	async (colorScheme) => {
		const { page } = await asAlex({
			colorScheme,
			bypassCSP: true,
			reducedMotion: "reduce",
			viewport: { width: 390, height: 844 },
		});
		await wish(page, "12345", "1.00");
		expect(await axe(page, "bellhop-widget")).toEqual([]);
		await page.getByRole("button", { name: "Refund 1.00 GBP" }).click();
		await page.getByRole("region", { name: /^Refund/ }).waitFor();
		expect(await axe(page, "bellhop-widget")).toEqual([]);
	},
);

test("the config page lists what was done, by the same id", async () => {
	const { page } = await openPage(browser, `${stack.bff}/admin/`);
	await logIn(page, stack);
	await goTo(page, stack, "actions");
	const row = page.locator("details").filter({ hasText: "Refund 24.00 GBP for order 12347" });
	await row.locator("summary").click();
	const [refund] = stack
		.received()
		.filter(({ path, body }) => /refunds$/.test(path) && JSON.stringify(body).includes("12347"));
	await row.getByText(refund?.idempotency_key ?? "?").waitFor();
	expect(await row.getByText("done", { exact: true }).count()).toBe(1);
	await row.getByRole("link", { name: /^chat_/ }).click();
	await page.getByText("Task “Refund an order”").waitFor();
	await page.getByText("is done").first().waitFor();
	await page
		.getByText(/Behind it/)
		.last()
		.click();
	await page.getByText("in the ledger as done").first().waitFor({ state: "attached" });
	expect(await page.getByText(refund?.idempotency_key ?? "?").count()).toBeGreaterThan(0);
});
