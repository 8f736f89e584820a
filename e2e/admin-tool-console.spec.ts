import { expect, test } from "vitest";
import type { Stack } from "./stack.ts";
import { field, save, saved, shown } from "./tool-page.ts";
import { type OpenPlace, withAdmin } from "./with-stack.ts";

let stack: Stack;
let open: OpenPlace;

withAdmin((started) => {
	({ stack, open } = started);
});

test("ticking a field changes what the model is given, and the console says while a tick is not saved", async () => {
	const { page } = await open("tools");
	await page.getByRole("link", { name: /look_up_order/ }).click();
	await field(page, "order_id").fill("12346");
	await field(page, "postcode").fill("FK1 1ZZ");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/^Sent, answered with 200/).waitFor();
	expect(await shown(page, "What the model is given")).not.toContain("unit_price");
	await page.getByRole("button", { name: "Choose fields from this answer" }).click();
	await page.getByText(/About \d+ of 473 bytes of the example/).waitFor();
	await page.getByLabel(/order\.items\[\]\.unit_price/).check();
	await page.getByLabel(/order\.status/).uncheck();
	await page.getByText("This tries the tool as it was last saved.").waitFor();
	await save(page).click();
	await saved(page);
	expect(await field(page, "order_id").inputValue()).toBe("12346");
	await page.getByText("The tool was saved since").waitFor();
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText("The tool was saved since").waitFor({ state: "detached" });
	await page.getByText(/^Sent, answered with 200/).waitFor();
	const given = await shown(page, "What the model is given");
	expect(given).toContain("unit_price");
	expect(given).not.toContain("in_transit");
	await page.getByRole("button", { name: "cURL" }).click();
	expect(await shown(page, "The request as cURL")).toContain("curl --compressed -X POST");
});

test("a tool that changes something is shown and not sent until that is confirmed, each time", async () => {
	const { page } = await open("tools/new");
	await field(page, "Name").fill("move_order");
	await field(page, "Title").fill("Moving your order");
	await field(page, "Description").fill("Send an order elsewhere.");
	await field(page, "Method").selectOption("PUT");
	await field(page, "URL").fill(`${stack.shop}/api/orders/{id}/address`);
	await field(page, "Access").selectOption("write");
	await page.getByRole("button", { name: "Add a parameter" }).click();
	await field(page.locator("fieldset.parameter"), "Name").fill("id");
	await field(page.locator("fieldset.parameter"), "Place").selectOption("path");
	await save(page).click();
	await page.getByText("This tool changes something in your system.").waitFor();
	const received = () => stack.received().filter(({ path }) => path.includes("/address"));
	await field(page, "id").fill("12345");
	await page.getByRole("button", { name: "Show the request" }).click();
	await page.getByText("Not sent", { exact: true }).waitFor();
	expect(await shown(page, "The request")).toContain("PUT /api/orders/12345/address HTTP/1.1");
	expect(received()).toEqual([]);
	await page.getByLabel("Send it for real, once").check();
	await page.getByRole("button", { name: "Send it for real" }).click();
	await page.getByText(/answered with 401/).waitFor();
	await page.getByText(/this tool has none\. Give it an authorization\./).waitFor();
	expect(received().map(({ method }) => method)).toEqual(["PUT"]);
	expect(await page.getByLabel("Send it for real, once").isChecked()).toBe(false);
});

test("the console has an input for each value by its schema, and one for each claim of the identity", async () => {
	const { page } = await open("tools/new");
	await field(page, "Name").fill("list_orders");
	await field(page, "Title").fill("Looking up your orders");
	await field(page, "Description").fill("List the orders of the visitor.");
	await field(page, "Method").selectOption("GET");
	await field(page, "URL").fill(`${stack.shop}/api/orders`);
	await field(page, "Authorization").selectOption("Order Management API");
	await field(page, "For whom").selectOption("verified");
	const parameters = [
		["customer_id", '{"type":"string"}'],
		["limit", '{"type":"integer"}'],
		["sort", '{"enum":["newest","oldest"]}'],
		["open", '{"type":"boolean"}'],
		["filter", '{"type":"object"}'],
	] as const;
	for (const [index, [name, schema]] of parameters.entries()) {
		await page.getByRole("button", { name: "Add a parameter" }).click();
		const parameter = page.locator("fieldset.parameter").nth(index);
		await field(parameter, "Name").fill(name);
		await field(parameter, "Place").selectOption("query");
		await field(parameter, "JSON Schema").fill(schema);
		if (index === 0) await field(parameter, "Filled by").selectOption("identity");
		else await field(parameter, "Required").uncheck();
	}
	await save(page).click();
	await page.getByText("Claims of a test identity").waitFor();
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/takes sub from the visitor's verified identity/).waitFor();
	await field(page, "sub").fill("nobody-known");
	await field(page, "limit").fill("3");
	await field(page, "sort").selectOption("oldest");
	await field(page, "open").selectOption("true");
	await field(page, "filter (JSON)").fill('{"a":');
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/filter is not valid JSON yet/).waitFor();
	await field(page, "filter (JSON)").fill("");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/^Sent, answered with 200/).waitFor();
	const path = "/api/orders?customer_id=nobody-known&limit=3&sort=oldest&open=true HTTP/1.1";
	expect(await shown(page, "The request")).toContain(path);
	expect(await shown(page, "What the model is given")).toBe('{"ok":true,"data":{"orders":[]}}');
});
