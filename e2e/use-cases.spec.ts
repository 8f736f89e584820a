import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import { logIn } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;

withStack((started) => {
	({ stack, browser } = started);
});

/** The paths that the shop's systems were asked for since then, each with whether the credential was the right one. */
const since = (before: number) =>
	stack
		.received()
		.slice(before)
		.map(({ path, status, credential }) => `${path.split("?")[0]} ${status} ${credential}`);

test.each([
	[
		"order management, by bearer token",
		"Where is order 12346? FK1 1ZZ",
		/in transit/,
		["/api/orders/lookup 200 accepted"],
	],
	[
		"inventory, by a key in a header",
		"Do you have the running shoes in size 42?",
		/£/,
		["/api/inventory/products 200 accepted"],
	],
	[
		"sign-in accounts, by a key in another header",
		"Is my account locked? sam@example.com, EH6 6ZZ",
		/21 November/,
		["/api/accounts/status 200 accepted"],
	],
	[
		"payments, by OAuth 2.0",
		"Which invoices were billed for order 12345? FK1 1ZZ",
		/I found 1 invoice/,
		["/oauth/token 200 accepted", "/api/payments/invoices 200 accepted"],
	],
])("a visitor is answered from %s", async (...[, question, answer, asked]) => {
	const before = stack.received().length;
	const { page, complaints } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask(question);
	await widget.log.getByText(answer).last().waitFor();
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	expect(since(before)).toEqual(asked);
	expect(complaints).toEqual([]);
});

test.each([
	[
		"customer records, by user name and password",
		"Read my contact details",
		/Alex Reid/,
		["/api/customers/lookup 200 accepted"],
	],
	["subscriptions, by bearer token", "List my subscriptions", /Pine Club/, ["/api/subscriptions/lookup 200 accepted"]],
])("a verified visitor is answered from %s, tried in the playground", async (...[, question, answer, asked]) => {
	const before = stack.received().length;
	const { page, complaints } = await openPage(browser, `${stack.bff}/admin/#/playground`);
	await logIn(page, stack);
	await page.getByRole("link", { name: "Playground" }).click();
	await page.getByLabel("The visitor is").selectOption("verified");
	await page
		.getByLabel("Claims of the verified identity")
		.fill('{"sub":"cust_1001","email":"alex@example.com","customer_id":"cust_1001"}');
	await page.getByLabel("Message", { exact: true }).fill(question);
	await page.keyboard.press("Enter");
	await page.getByText("Answered").waitFor();
	await page.getByRole("log").getByText(answer).first().waitFor();
	await page.getByText("the verified identity").first().waitFor();
	expect(since(before)).toEqual(["/api/user-data 200 accepted", ...asked]);
	expect(complaints).toEqual([]);
});
