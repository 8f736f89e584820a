import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import { logIn } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { type OpenPlace, withAdmin } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let open: OpenPlace;

withAdmin((started) => {
	({ stack, browser, open } = started);
});

test("an admin logs in, takes a tool back to draft and the agent no longer has it; the change is in the activity", async () => {
	const { page, complaints } = await openPage(browser, `${stack.bff}/admin/`);
	await logIn(page, stack);
	await page.getByText("13 live, 0 draft").waitFor();
	await page.getByRole("link", { name: "Tools", exact: true }).click();
	await page.getByRole("link", { name: /check_stock/ }).click();
	await page.getByLabel("State").selectOption("draft");
	await page.getByText("Not saved").waitFor();
	await page.keyboard.press("Control+s");
	await page.getByText("Not saved").waitFor({ state: "detached" });
	await page.getByRole("link", { name: "Activity" }).click();
	await page.getByText("tool.saved").first().click();
	await page.getByText('"draft"').waitFor();
	expect(complaints).toEqual([]);

	const shop = await openPage(browser, stack.shop);
	const widget = widgetOf(shop.page);
	await widget.open();
	await widget.ask("Do you have the running shoes in size 42?");
	await widget.log.getByText(/I can't look that up/).waitFor();
	expect(stack.received().filter(({ path }) => path.includes("inventory"))).toEqual([]);
});

test("the test console shows the request with its secret masked, the answer, and what the model would be given", async () => {
	const { page } = await open("");
	await page.goto(`${stack.bff}/admin/#/tools`);
	await page.getByRole("link", { name: /look_up_order/ }).click();
	await page.getByLabel("order_id", { exact: true }).fill("12346");
	await page.getByLabel("postcode", { exact: true }).fill("FK1 1ZZ");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/^Sent, answered with 200/).waitFor();
	await page.getByRole("heading", { name: "Kept from the model" }).waitFor();
	const shown = await page.content();
	expect(shown).toContain("POST /api/orders/lookup");
	expect(shown).toContain("customer_email");
	expect(shown.includes(stack.demo.credentials["orders"] ?? "?")).toBe(false);
	await page.getByLabel("postcode", { exact: true }).fill("ZZ9 9ZZ");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/answered with 404/).waitFor();
});

test("a pasted cURL command becomes a tool to look over, without the credential in it", async () => {
	const { page } = await open("");
	await page.goto(`${stack.bff}/admin/#/tools/import`);
	const command =
		"curl -X POST 'https://api.example/orders/12345/notes?lang=en' -H 'Authorization: Bearer canary-77' -d '{\"note\":\"hi\"}'";
	await page.getByLabel("Command").fill(command);
	await page.getByRole("button", { name: "Read the command" }).click();
	await page.getByRole("button", { name: "Continue in the editor" }).click();
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	expect(await page.getByLabel("URL").inputValue()).toMatch(/^https:\/\/api\.example\/orders\/\{\w+\}\/notes$/);
	expect(await page.locator("fieldset.parameter").count()).toBe(3);
	expect(await page.content()).not.toContain("canary-77");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByRole("heading", { name: "New tool" }).waitFor({ state: "detached" });
});

test("operations of a pasted OpenAPI document become drafts; a broken document says where", async () => {
	const { page } = await open("");
	await page.goto(`${stack.bff}/admin/#/tools/import`);
	await page.getByLabel("Text to paste").check();
	await page.getByLabel("Its text").fill('{"openapi": "3.1.0",\n  "paths": }');
	await page.getByRole("button", { name: "Read the document" }).click();
	await page.getByText(/Line 2, column/).waitFor();
	const document = {
		openapi: "3.1.0",
		info: { title: "Parcels API", version: "1" },
		servers: [{ url: "https://parcels.example/v1" }],
		paths: {
			"/parcels/{id}": {
				get: {
					operationId: "getParcel",
					summary: "Find a parcel",
					parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
					responses: {},
				},
				delete: {
					operationId: "cancelParcel",
					summary: "Cancel a parcel",
					parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
					responses: {},
				},
			},
		},
	};
	await page.getByLabel("Its text").fill(JSON.stringify(document));
	await page.getByRole("button", { name: "Read the document" }).click();
	await page.getByRole("heading", { name: "Parcels API" }).waitFor();
	for (const box of await page.getByRole("checkbox").all()) await box.check();
	await page.getByRole("button", { name: "Draft 2 tools" }).click();
	await page.getByRole("button", { name: "Save 2 drafts" }).click();
	await page.getByRole("link", { name: /get_parcel/ }).waitFor();
	await page.getByRole("link", { name: /cancel_parcel/ }).click();
	expect(await page.getByLabel("Access").inputValue()).toBe("write");
	expect(await page.getByLabel("State").inputValue()).toBe("draft");
});

test("what was typed stays when the BFF says no, with the fault beside its field", async () => {
	const { page } = await openPage(browser, `${stack.bff}/admin/#/tools/new`);
	await page.getByLabel("Email").fill(stack.demo.admin.email);
	await page.getByLabel("Password").fill(stack.demo.admin.password);
	await page.keyboard.press("Enter");
	await page.getByLabel("Name", { exact: true }).fill("Look Up!");
	await page.getByLabel("Title").fill("Looking");
	await page.getByLabel("URL").fill("https://api.example/{id}");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText("lower_snake, such as look_up_order").waitFor();
	expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Look Up!");
	expect(await page.getByLabel("URL").getAttribute("aria-invalid")).toBe("true");
});

test("a wrong password is refused, log-out shows the door again, and nothing of the page is left to see", async () => {
	const { page } = await openPage(browser, `${stack.bff}/admin/`);
	await page.getByLabel("Email").fill(stack.demo.admin.email);
	await page.getByLabel("Password").fill("certainly not this one");
	await page.keyboard.press("Enter");
	await page.getByText("Email address or password is wrong.").waitFor();
	await page.getByLabel("Password").fill(stack.demo.admin.password);
	await page.keyboard.press("Enter");
	await page.getByRole("button", { name: "Log out" }).click();
	await page.getByLabel("Password").waitFor();
	expect((await page.request.get(`${stack.bff}/admin/api/sites`)).status()).toBe(401);
});
