import { source } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, openPage, widgetOf } from "./browser.ts";
import { type Stack, startStack } from "./stack.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
	[stack, browser] = await Promise.all([startStack(), launchBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await stack.stop();
});

async function logIn(page: Page): Promise<void> {
	await page.getByLabel("Email").fill(stack.demo.admin.email);
	await page.getByLabel("Password").fill(stack.demo.admin.password);
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { name: "Overview" }).waitFor();
}

test("an admin logs in, takes a tool back to draft and the agent no longer has it; the change is in the activity", async () => {
	const { page, complaints } = await openPage(browser, `${stack.bff}/admin/`);
	await logIn(page);
	await page.getByText("2 live, 0 draft.").waitFor();
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

test.each(["light", "dark"] as const)(
	"axe finds nothing on any page in the %s theme, wide or narrow",
	async (colorScheme) => {
		for (const viewport of [
			{ width: 1280, height: 900 },
			{ width: 390, height: 844 },
		]) {
			const { page } = await openPage(browser, `${stack.bff}/admin/`, { colorScheme, viewport, bypassCSP: true });
			expect(await axe(page)).toEqual([]);
			await logIn(page);
			for (const place of ["overview", "site", "site/new", "tools", "tools/new", "activity", "account"]) {
				await page.goto(`${stack.bff}/admin/#/${place}`);
				await page.getByRole("heading", { level: 1 }).waitFor();
				await page.getByText("Loading …").waitFor({ state: "detached" });
				expect(await axe(page), place).toEqual([]);
			}
		}
	},
);

/** What axe-core finds wrong, as rule and element. */
async function axe(page: Page): Promise<string[]> {
	await page.addScriptTag({ content: source });
	return page.evaluate(async () => {
		const { violations } = await (window as unknown as { axe: AxeRunner }).axe.run();
		return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	});
}

interface AxeRunner {
	run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}
