import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "./browser.ts";
import { axe, goTo } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { type OpenPlace, withAdmin } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let open: OpenPlace;

withAdmin((started) => {
	({ stack, browser, open } = started);
});

/** Ids of records of the demo, for the pages that show one. */
async function idsOf(
	page: Page,
): Promise<{ readonly site: string; readonly authorization: string; readonly tool: string; readonly task: string }> {
	const site = stack.demo.site;
	const get = async (path: string) => (await page.request.get(`${stack.bff}/admin/api/sites/${site}/${path}`)).json();
	return {
		site,
		authorization: (await get("authorizations")).authorizations[0].id,
		tool: (await get("tools")).tools[0].id,
		task: (await get("tasks")).tasks[0].id,
	};
}

async function everyPlace(page: Page): Promise<string[]> {
	const { site, authorization, tool, task } = await idsOf(page);
	const lists = [
		"overview",
		"sites",
		"authorizations",
		"tools",
		"tasks",
		"playground",
		"actions",
		"activity",
		"account",
	];
	const people = ["identity", "user-data", "visitors", "limits", "handover", "guidance", "conversations"];
	const forms = ["sites/new", "authorizations/new", "tools/new", "tools/import", "tasks/new"];
	return [
		...lists,
		...people,
		...forms,
		`sites/${site}`,
		`authorizations/${authorization}`,
		`tools/${tool}`,
		`tasks/${task}`,
	];
}

test("the playground answers with the draft configuration and shows each step", async () => {
	const { page, complaints } = await open("playground");
	const message = page.getByLabel("Message", { exact: true });
	await message.fill("Where is order 12346? My postcode is FK1 1ZZ");
	await message.press("Enter");
	await page.getByText("Answered").waitFor();
	await page.getByRole("log").getByText("Tracking number").waitFor();
	await page.getByText("Instructions for demo").click();
	await page.getByText("You are the support agent of Harbour & Pine").waitFor();
	await page.getByText(/tools offered$/).click();
	await page.getByText("not offered: only for visitors whose identity is verified").first().waitFor();
	await page.getByText("The request", { exact: true }).click();
	await page.getByText("POST /api/orders/lookup").waitFor();
	await message.fill("Hello");
	await message.press("Enter");
	await page.getByRole("button", { name: "Show what happened" }).click();
	await page.getByText("POST /api/orders/lookup").waitFor({ state: "attached" });
	const shown = await page.content();
	expect(shown.includes(stack.demo.credentials["orders"] ?? "?")).toBe(false);
	expect(complaints).toEqual([]);
});

test("a task is written by keyboard, with tools completed and unknown ones warned of; an old version is put back", async () => {
	const { page, complaints } = await open("tasks");
	await page.keyboard.press("n");
	await page.getByLabel("Name", { exact: true }).fill("Find a parcel");
	await page.getByLabel("Description").fill("Finds it.");
	await page.getByLabel("Title").fill("The order");
	const step = page.getByLabel("What to do");
	await step.pressSequentially("Use {{look");
	await page.getByRole("option", { name: /look_up_order/ }).waitFor();
	await page.keyboard.press("Enter");
	expect(await step.inputValue()).toBe("Use {{look_up_order}}");
	await step.fill("Use {{look_up_order}} and {{nothing_like_it}}");
	await page.getByText("No tool is called nothing_like_it").waitFor();
	await step.fill("Use {{look_up_order}}.");
	await page.getByLabel("State").selectOption("live");
	await page.keyboard.press("Control+s");
	await page.getByText("A live task needs an example").waitFor();
	await page.getByLabel("A visitor who wants it says").fill("Where is my parcel");
	await page.keyboard.press("Control+s");
	await page.getByRole("heading", { name: "Find a parcel" }).waitFor();
	await page.getByLabel("Tone and rules while it runs").fill("Sing.");
	await page.keyboard.press("Control+s");
	await page.getByText("Version 2").waitFor();
	await page.getByText("Version 1").click();
	await page.getByText("Tone: Sing.").waitFor();
	await page.getByRole("button", { name: "Put it back into the editor" }).click();
	expect(await page.getByLabel("Tone and rules while it runs").inputValue()).toBe("");
	await page.keyboard.press("Control+s");
	await page.getByText("Version 3").waitFor();
	expect(complaints.filter((line) => !line.includes("422"))).toEqual([]);
});

test("rules for the agent are written, and the page says which are missing a situation", async () => {
	const { page } = await open("guidance");
	const form = page.getByRole("form", { name: "Context and clarification" });
	await form.getByRole("button", { name: "Add a rule" }).click();
	await form.getByLabel("What the agent does").fill("Ask for the size.");
	await form.getByRole("button", { name: "Save" }).click();
	await form.getByText("In which situation?").waitFor();
	await form.getByLabel("Situation").fill("Somebody asks about shoes");
	await form.getByRole("button", { name: "Save" }).click();
	await form.getByText("Not saved").waitFor({ state: "detached" });
	await page.reload();
	expect(await form.getByLabel("Situation").inputValue()).toBe("Somebody asks about shoes");
});

test("the playground goes through a task, drafts too, and shows how far it is", async () => {
	const { page } = await open("playground");
	const message = page.getByLabel("Message", { exact: true });
	await message.fill("Please find my parcel, order 12346, FK1 1ZZ");
	await message.press("Enter");
	await page.getByText("Answered").waitFor();
	await page.getByText("Task “Find a parcel”").first().waitFor();
	await page
		.getByText(/is done/)
		.first()
		.waitFor();
});

test("a site's looks are previewed as they are typed, by the real widget", async () => {
	const { page, complaints } = await open(`sites/${stack.demo.site}`);
	const preview = page.frameLocator("iframe");
	await preview.getByText("Harbour & Pine").first().waitFor();
	const greeting = page.getByLabel("Greeting");
	await greeting.fill("Ahoy! What can I fetch?");
	await preview.getByText("Ahoy! What can I fetch?").waitFor();
	expect(await greeting.evaluate((element) => element === document.activeElement)).toBe(true);
	await page.getByText("Not saved").waitFor();
	expect(complaints).toEqual([]);
});

test("a second site is made, chosen and has no tools yet", async () => {
	const { page } = await open("sites");
	await page.keyboard.press("n");
	await page.getByLabel("Name", { exact: true }).fill("Second shop");
	await page.getByLabel("Allowed origins").fill("https://second.example/");
	await page.keyboard.press("Control+s");
	await page.getByText("Line 1: Write the origin alone").waitFor();
	await page.getByLabel("Allowed origins").fill("https://second.example");
	await page.keyboard.press("Control+s");
	await page.getByRole("heading", { name: "Second shop" }).waitFor();
	await page.getByText(/<script async src=".*\/site_\w+\.js">/).waitFor();
	await page.getByRole("link", { name: "Tools", exact: true }).click();
	await page.getByText("No tools yet").waitFor();
});

test("a signing key's secret is shown once, and the key is retired after a second look", async () => {
	const { page } = await open("authorizations");
	const { authorization } = await idsOf(page);
	await page.goto(`${stack.bff}/admin/#/authorizations/${authorization}`);
	await page.getByRole("button", { name: "Add a signing key" }).click();
	await page.getByText(/^whsec_/).waitFor();
	await page.getByText("Node", { exact: true }).click();
	await page.getByText("isFromBellhop").first().waitFor();
	await page.reload();
	await page.getByRole("button", { name: "Retire" }).click();
	expect(await page.getByText(/^whsec_/).count()).toBe(0);
	await page.getByRole("button", { name: /Retire ····.* now/ }).click();
	await page.getByText("No key yet: requests are not signed.").waitFor();
});

test("a new secret takes over only when a real call with it has worked", async () => {
	const { page } = await open("authorizations");
	const secret = page.getByLabel("New secret");
	await page.getByRole("link", { name: /Order Management API/ }).click();
	await secret.fill("not-what-the-shop-knows");
	await page.getByRole("button", { name: "Store it beside the old one" }).click();
	const choice = page.getByLabel("Try it with");
	await choice.selectOption({ label: "look_up_order (POST)" });
	await page.getByLabel("order_id").fill("12346");
	await page.getByLabel("postcode").fill("FK1 1ZZ");
	await page.getByRole("button", { name: /^Try the new secret/ }).click();
	await page.getByText("The old secret stays in use.").waitFor();
	await secret.fill(stack.demo.credentials["orders"] ?? "");
	await page.getByRole("button", { name: "Store it beside the old one" }).click();
	await secret.waitFor();
	await expect.poll(() => secret.inputValue()).toBe("");
	await page.getByRole("button", { name: /^Try the new secret/ }).click();
	await page.getByText("A new secret is waiting.").waitFor({ state: "detached" });
	await page.getByRole("link", { name: "Activity" }).click();
	await page.getByText("authorization.secret_replaced").waitFor();
});

test("the activity is narrowed down, and so is its CSV", async () => {
	const { page } = await open("activity");
	await page.getByLabel("What").selectOption("site");
	await page.getByText("site.saved").first().waitFor();
	await page.getByText("tool.saved").first().waitFor({ state: "detached" });
	const link = await page.getByRole("link", { name: "Export as CSV" }).getAttribute("href");
	const csv = await (await page.request.get(stack.bff + link)).text();
	expect(csv).toContain("site.saved");
	expect(csv).not.toContain("tool.saved");
	await page.getByLabel("To (UTC)").fill("2020-01-01");
	await page.getByText("Nothing that fits.").waitFor();
});

test("keys search, make a new one, go back and show what keys there are", async () => {
	const { page } = await open("tools");
	await page.keyboard.press("/");
	await page.keyboard.type("refund");
	await page.getByRole("link", { name: /refund_order/ }).waitFor();
	await page.getByRole("link", { name: /look_up_order/ }).waitFor({ state: "detached" });
	await page.keyboard.press("Tab");
	await page.keyboard.press("n");
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	await page.keyboard.press("Escape");
	await page.getByRole("heading", { name: "Tools", level: 1 }).waitFor();
	await page.keyboard.press("?");
	await page.getByRole("dialog", { name: "Keys" }).waitFor();
	await page.keyboard.press("Escape");
	await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });
});

test("a record that is gone says so under a heading, with the way back", async () => {
	const { page } = await open("overview");
	for (const place of ["sites/site_gone", "tools/tool_gone", "authorizations/auth_gone"]) {
		await goTo(page, stack, place);
		await page.getByRole("heading", { name: "Not there", level: 1 }).waitFor();
		await page.getByText("is no longer there.").waitFor();
		await page.keyboard.press("Escape");
		await page.getByRole("heading", { name: "Not there" }).waitFor({ state: "detached" });
	}
});

test("everything on every page is reached with Tab alone, in order, with the focus to be seen", async () => {
	const { page } = await open("overview");
	for (const place of await everyPlace(page)) {
		await goTo(page, stack, place);
		const wanted = await page.evaluate(markReachable);
		for (let press = 0; press < wanted + 40; press++) {
			await page.keyboard.press("Tab");
			await page.evaluate(noteFocus);
		}
		expect(await page.evaluate(leftOut), place).toEqual([]);
	}
}, 240_000);

/** Numbers what a keyboard must reach, and puts the focus before the first of it. Runs in the page. */
function markReachable(): number {
	const found = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, iframe")]
		.filter((element) => !(element as HTMLButtonElement).disabled && element.checkVisibility())
		// A group of radio buttons is one stop (WAI-ARIA APG), and a color or date field holds several.
		.filter((element) => !(element instanceof HTMLInputElement && element.type === "radio" && !element.checked));
	for (const element of found) element.dataset["reach"] = "wanted";
	(document.activeElement as HTMLElement | null)?.blur();
	window.getSelection()?.removeAllRanges();
	return found.length;
}

/** Takes down that the element in focus was reached, when the focus can be seen there. Runs in the page. */
function noteFocus(): void {
	const element = document.activeElement;
	if (!(element instanceof HTMLElement)) return;
	const { outlineStyle, outlineWidth } = getComputedStyle(element);
	const seen = element.tagName === "IFRAME" || (outlineStyle !== "none" && outlineWidth !== "0px");
	element.dataset["reach"] = seen ? "reached" : "unseen";
}

/** What was not reached, or reached without being seen. Runs in the page. */
function leftOut(): string[] {
	return [...document.querySelectorAll<HTMLElement>("[data-reach]:not([data-reach=reached])")]
		.filter((element) => element.isConnected && element.tagName !== "BODY" && element.checkVisibility())
		.map((element) => `${element.dataset["reach"]} ${element.outerHTML.slice(0, 120)}`);
}

test.each(["light", "dark"] as const)(
	"axe finds nothing on any page in the %s theme, wide or narrow, and nothing runs over the edge",
	async (colorScheme) => {
		for (const viewport of [
			{ width: 1280, height: 900 },
			{ width: 390, height: 844 },
		]) {
			const looks = { colorScheme, viewport, bypassCSP: true };
			const outside = await openPage(browser, `${stack.bff}/admin/`, looks);
			await outside.page.getByLabel("Email").waitFor();
			expect(await axe(outside.page)).toEqual([]);
			const { page } = await open("overview", looks);
			for (const place of await everyPlace(page)) {
				await goTo(page, stack, place);
				expect(await axe(page), place).toEqual([]);
				const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
				expect(over, `${place} at ${viewport.width} px`).toBeLessThanOrEqual(0);
			}
		}
	},
	240_000,
);
