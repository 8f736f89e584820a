import axeCore from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openPage } from "./browser.ts";
import type { Stack } from "./stack.ts";

/** Logs the demo's admin in on a page that shows the door. */
export async function logIn(page: Page, stack: Pick<Stack, "demo">): Promise<void> {
	await page.getByLabel("Email").fill(stack.demo.admin.email);
	await page.getByLabel("Password").fill(stack.demo.admin.password);
	await page.keyboard.press("Enter");
	await page.getByRole("button", { name: "Log out" }).waitFor({ state: "attached" });
}

type LoggedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** What a page begins with to be logged in, since more than ten log-ins within a quarter of an hour are throttled. */
export async function loggedInOnce(browser: Browser, stack: Stack): Promise<LoggedIn> {
	const { page } = await openPage(browser, `${stack.bff}/admin/`);
	await logIn(page, stack);
	const loggedIn = await page.context().storageState();
	await page.context().close();
	return loggedIn;
}

/** Loads a place of the config page afresh, so that nothing of the place before is taken for it. */
export async function goTo(page: Page, stack: Pick<Stack, "bff">, place: string): Promise<void> {
	await page.goto("about:blank");
	await page.goto(`${stack.bff}/admin/#/${place}`);
	await settled(page);
}

/** Waits until the page shows what it is for, and nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
	await page.getByRole("heading", { level: 1 }).waitFor();
	await page.getByText("Loading …").first().waitFor({ state: "detached" });
}

/** What axe-core finds wrong in an element of the page, as rule and element. The page must have been opened with `bypassCSP`. */
export async function axe(page: Page, within = "html"): Promise<string[]> {
	await page.addScriptTag({ content: axeCore.source });
	return page.evaluate(async (element) => {
		const { violations } = await (window as unknown as { axe: AxeRunner }).axe.run(element);
		return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	}, within);
}

interface AxeRunner {
	run(within: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}
