import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;

withStack(
	(started) => {
		({ stack, browser } = started);
	},
	{ empty: true },
);

/** A page of the owner's own website, with the tag the config page gave. */
async function hostPage(tag: () => string) {
	const server = createServer((_, response) => {
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.end(`<!doctype html><html lang="en"><title>A new shop</title><h1>A new shop</h1>${tag()}</html>`);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { url, close: () => new Promise((resolve) => server.close(resolve)) };
}

test("a new admin goes from the set-up link to a live tool on the payments API with OAuth 2.0, by the page alone", async () => {
	let tag = "";
	const host = await hostPage(() => tag);
	const setUp = /http:\/\/\S+\/admin\/#\/setup\/\S+/;
	await expect.poll(() => setUp.exec(stack.logs())?.[0]).toBeTruthy();
	const { page, complaints } = await openPage(browser, setUp.exec(stack.logs())?.[0] ?? "");
	// `npx playwright show-trace e2e/recordings/first-login.zip` plays it.
	await page.context().tracing.start({ screenshots: true, snapshots: true });

	await page.getByLabel("Your name").fill("Ada");
	await page.getByLabel("Email").fill("ada@example.com");
	await page.getByLabel("Password").fill("correct horse battery");
	await page.getByRole("button", { name: "Make my account" }).click();

	await page.getByRole("link", { name: "Make a site" }).click();
	await page.getByLabel("Name", { exact: true }).fill("A new shop");
	await page.getByLabel("Allowed origins").fill(host.url);
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByRole("heading", { name: "A new shop" }).waitFor();
	tag = await page
		.getByText(/^<script async/)
		.first()
		.innerText();

	const { paymentsClientId = "", paymentsClientSecret = "" } = stack.demo.credentials;
	await page.getByRole("link", { name: "Overview" }).click();
	await page.getByRole("link", { name: "Store a credential of one of your systems" }).click();
	await page.getByLabel("Name", { exact: true }).fill("Payments API");
	await page.getByLabel("Kind").selectOption("oauth2_client_credentials");
	await page.getByLabel("Token URL").fill(`${stack.shop}/oauth/token`);
	await page.getByLabel("Client id").fill(paymentsClientId);
	await page.getByLabel("Client secret").fill(paymentsClientSecret);
	await page.getByLabel("Origins").fill(stack.shop);
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText(/is stored\. Leave this empty to keep it/).waitFor();
	expect(await page.getByLabel("Client secret").inputValue()).toBe("");

	await page.getByRole("link", { name: "Tools", exact: true }).click();
	await page.getByRole("link", { name: "New tool" }).click();
	await page.getByLabel("Name", { exact: true }).fill("list_invoices");
	await page.getByLabel("Title").fill("Fetching your invoices");
	await page
		.getByLabel("Description", { exact: true })
		.fill("List the invoices of an order, with what was billed and paid.");
	await page.getByLabel("Method").selectOption("GET");
	await page.getByLabel("URL").fill(`${stack.shop}/api/payments/invoices`);
	await page.getByLabel("Authorization").selectOption("Payments API");
	await page.getByRole("button", { name: "Add a parameter" }).click();
	const parameter = page.locator("fieldset.parameter");
	await parameter.getByLabel("Name").fill("order_id");
	await parameter.getByLabel("Place").selectOption("query");
	await parameter.getByLabel("JSON Schema").fill('{"type":"string","pattern":"^[0-9]{5}$"}');
	await parameter.getByLabel("Description").fill("The order number, five digits");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByRole("heading", { name: "list_invoices" }).waitFor();

	await page.getByLabel("order_id", { exact: true }).fill("12345");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/^Sent, answered with 200/).waitFor();
	await page.getByText("inv_12345").first().waitFor();
	await page.getByLabel("State").selectOption("live");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText("Not saved").waitFor({ state: "detached" });

	await page.getByRole("link", { name: "Playground" }).click();
	await page.getByLabel("Message", { exact: true }).fill("Please list the invoices billed for order 12345");
	await page.keyboard.press("Enter");
	await page.getByText("Answered").waitFor();
	await page.context().tracing.stop({ path: join(import.meta.dirname, "recordings/first-login.zip") });
	expect(complaints).toEqual([]);

	const shop = await openPage(browser, host.url);
	const widget = widgetOf(shop.page);
	await widget.open();
	await widget.ask("Please list the invoices billed for order 12345");
	await widget.log.getByText("Fetching your invoices").waitFor();
	await widget.log.getByText(/I found 1 invoice/).waitFor();
	// One token serves the trial, the playground and the visitor.
	const calls = stack.received().map(({ path, status }) => `${path.split("?")[0]} ${status}`);
	const invoices = "/api/payments/invoices 200";
	expect(calls).toEqual(["/oauth/token 200", invoices, invoices, invoices]);
	await host.close();
});
