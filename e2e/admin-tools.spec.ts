import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Stack } from "./stack.ts";
import { field, save, saved } from "./tool-page.ts";
import { type OpenPlace, withAdmin } from "./with-stack.ts";

let stack: Stack;
let open: OpenPlace;

withAdmin((started) => {
	({ stack, open } = started);
});

test("every field of a tool survives being saved, and the page being loaded again", async () => {
	const { page, complaints } = await open("tools/new");
	await field(page, "Name").fill("refund_payment");
	await field(page, "Title").fill("Refunding");
	await field(page, "Description").fill("Refund a payment. Not for exchanges.");
	await field(page, "Method").selectOption("PUT");
	await field(page, "URL").fill("https://api.example/refunds/{id}");
	await page.getByRole("button", { name: "Add a header" }).click();
	await field(page, "Header name").fill("X-Api-Version");
	await field(page, "Header value").fill("2026-01");
	await page.getByRole("button", { name: "Add a parameter" }).click();
	const parameter = page.locator("fieldset.parameter");
	await field(parameter, "Name").fill("id");
	await field(parameter, "Place").selectOption("path");
	await field(parameter, "Filled by").selectOption("identity");
	await field(parameter, "Claim").fill("customer");
	await field(parameter, "Description").fill("Who");
	await field(parameter, "JSON Schema").fill('{"type":"integer"}');
	await page.getByText("From an example answer").click();
	await page.locator("#answer").getByLabel("Example (JSON)").fill('{"refund":{"id":"r1","email":"a@b.example"}}');
	await page.getByRole("button", { name: "Propose fields" }).click();
	expect(await page.getByLabel(/refund\.id/).isChecked()).toBe(true);
	expect(await page.getByLabel(/refund\.email.*looks like personal data/).isChecked()).toBe(false);
	await field(page, "At most (bytes)").fill("4096");
	await field(page, "Access").selectOption("write");
	await field(page, "For whom").selectOption("verified");
	await page.getByLabel("Do not ask").check();
	await page.getByLabel(/Repeats are safe/).check();
	await field(page, "Time limit (milliseconds)").fill("20000");
	await save(page).click();
	// Not to ask the visitor must be meant.
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	await page.getByLabel(/I mean it/).check();
	await save(page).click();
	await page.getByRole("heading", { name: "refund_payment", exact: true }).waitFor();
	await saved(page);
	await page.reload();
	await page.getByRole("heading", { name: "refund_payment", exact: true }).waitFor();
	expect(await field(page, "Method").inputValue()).toBe("PUT");
	expect(await field(page, "URL").inputValue()).toBe("https://api.example/refunds/{id}");
	expect(await field(page, "Header name").inputValue()).toBe("X-Api-Version");
	expect(await field(page, "Header value").inputValue()).toBe("2026-01");
	expect(await field(parameter, "Claim").inputValue()).toBe("customer");
	expect(await field(parameter, "JSON Schema").inputValue()).toBe('{"type":"integer"}');
	await page.getByLabel(/refund\.email/).waitFor();
	expect(await page.getByLabel(/refund\.id/).isChecked()).toBe(true);
	expect(await page.getByLabel(/refund\.email/).isChecked()).toBe(false);
	await page.getByText("What the answer must look like").click();
	expect(await page.getByLabel("JSON Schema of the answer").inputValue()).toContain('"refund"');
	expect(await field(page, "At most (bytes)").inputValue()).toBe("4096");
	expect(await field(page, "Access").inputValue()).toBe("write");
	expect(await field(page, "For whom").inputValue()).toBe("verified");
	expect(await page.getByLabel("Do not ask").isChecked()).toBe(true);
	expect(await page.getByLabel(/Repeats are safe/).isChecked()).toBe(true);
	expect(await field(page, "Time limit (milliseconds)").inputValue()).toBe("20000");
	await page.getByRole("button", { name: "Duplicate" }).click();
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	expect(await field(page, "Name").first().inputValue()).toBe("refund_payment_copy");
	expect(await field(page, "Header value").inputValue()).toBe("2026-01");
	expect(complaints).toEqual([]);
});

test("leaving with unsaved changes asks; they can be kept, discarded, or stayed with", async () => {
	const { page } = await open("tools");
	await page.getByRole("link", { name: /check_stock/ }).click();
	await field(page, "Title").fill("Something else");
	await page.getByRole("link", { name: "Activity" }).click();
	await page.getByRole("heading", { name: "Leave with unsaved changes?" }).waitFor();
	await page.keyboard.press("Escape");
	expect(await field(page, "Title").inputValue()).toBe("Something else");
	expect(page.url()).toContain("#/tools/tool_");
	await page.goBack();
	await page.getByRole("button", { name: "Leave and keep them" }).click();
	await page.getByText("Your changes to check_stock are kept").waitFor();
	await page.getByRole("link", { name: "Continue" }).click();
	expect(await field(page, "Title").inputValue()).toBe("Something else");
	const asked = new Promise<string>((settle) =>
		page.once("dialog", (dialog) => void dialog.dismiss().then(() => settle(dialog.type()))),
	);
	await page.evaluate(() => location.reload());
	expect(await asked).toBe("beforeunload");
	await page.getByRole("link", { name: "Activity" }).click();
	await page.getByRole("button", { name: "Discard them" }).click();
	await page.getByRole("heading", { name: "Activity" }).waitFor();
	await page.getByRole("link", { name: "Tools", exact: true }).click();
	await page.getByRole("link", { name: /check_stock/ }).click();
	expect(await field(page, "Title").inputValue()).not.toBe("Something else");
});

test("a tool can be made, saved and tried with the keyboard alone", async () => {
	const { page } = await open("tools");
	const at = (text: string) => tabTo(page, text);
	await at("New tool");
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	await at("Name");
	await page.keyboard.type("list_products");
	await at("Title");
	await page.keyboard.type("Looking at the shelves");
	await at("Description");
	await page.keyboard.type("Find products.");
	await at("Method");
	await page.keyboard.type("GET");
	await at("URL");
	await page.keyboard.type(`${stack.shop}/api/inventory/products`);
	await at("Authorization");
	await page.keyboard.type("Inventory API");
	await at("Add a parameter");
	await page.keyboard.press("Enter");
	await tabTo(page, "Name", true);
	await page.keyboard.type("query");
	await at("Place");
	await page.keyboard.type("Query");
	await page.keyboard.press("Control+s");
	await page.getByRole("heading", { name: "list_products" }).waitFor();
	await at("query");
	await page.keyboard.type("shoes");
	await page.keyboard.press("Enter");
	await page.getByText(/^Sent, answered with 200/).waitFor();
	await at("Choose fields from this answer");
	const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
	expect(outline).toBe("solid");
});

/** Presses Tab until what is focused has this name. `last`: the last one of that name. */
async function tabTo(page: Page, name: string, last = false): Promise<void> {
	const isThere = () => page.evaluate(nameIs, { name, last });
	for (let presses = 0; presses < 120; presses += 1) {
		if (await isThere()) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`Tab never came to “${name}”.`);
}

function nameIs({ name, last }: { name: string; last: boolean }): boolean {
	const nameOf = (element: Element) => {
		const [label] = (element as HTMLInputElement).labels ?? [];
		return (element.getAttribute("aria-label") ?? label?.textContent ?? element.textContent ?? "").trim();
	};
	const focused = document.activeElement;
	if (!focused || nameOf(focused) !== name) return false;
	const named = [...document.querySelectorAll("input, textarea, select, button, a")].filter(
		(each) => nameOf(each) === name,
	);
	return !last || named.at(-1) === focused;
}
