import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { launchBrowser, openPage, widgetOf } from "./browser.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;

withStack((started) => {
	({ stack, browser } = started);
});

/** Becomes somebody by the shop's own bar, without a reload. */
async function be(page: Page, who: "Alex" | "Sam" | "nobody"): Promise<void> {
	await page.getByRole("button", { name: who, exact: true }).click();
	await page.getByRole("button", { name: who, pressed: true }).waitFor();
}

/** Opens the chat, asks, and waits for the whole answer. */
async function say(page: Page, words: string): Promise<void> {
	const widget = widgetOf(page);
	if (!(await widget.composer.isVisible())) await widget.open();
	const before = await page.locator(".answer").count();
	await widget.ask(words);
	await page.locator('.answer[aria-busy="false"]').nth(before).waitFor();
}

/** Everything the page shows and the browser keeps. */
const everything = (page: Page) =>
	page.evaluate(() => {
		const shown = document.querySelector("bellhop-widget")?.shadowRoot?.textContent ?? "";
		return shown + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
	});

const menu = (page: Page) => page.getByRole("button", { name: "Menu" });
const earlier = (page: Page, title: string) => page.getByRole("menuitemradio", { name: title });

test("A, B, A in one tab without a reload: each finds their own conversations and nothing of the other", async () => {
	const { page, complaints } = await openPage(browser, stack.shop);
	await say(page, "Said before signing in");
	await be(page, "Alex");
	await page.getByText("Signed in as Alex Reid").waitFor();
	// The conversation came along.
	await widgetOf(page).log.getByText("Said before signing in").waitFor();
	await say(page, "Said by Alex");

	await be(page, "Sam");
	await page.getByText("Signed in as Sam Okafor").waitFor();
	expect(await everything(page)).not.toMatch(/Said by Alex|Said before|Alex Reid/);
	await menu(page).click();
	expect(await page.getByRole("menuitemradio").count()).toBe(0);
	await page.keyboard.press("Escape");
	await say(page, "Said by Sam");

	await be(page, "Alex");
	await page.getByText("Signed in as Alex Reid").waitFor();
	expect(await everything(page)).not.toMatch(/Said by Sam|Sam Okafor/);
	await menu(page).click();
	expect(await earlier(page, "Said by Sam").count()).toBe(0);
	await earlier(page, "Said before signing in").click();
	await widgetOf(page).log.getByText("Said by Alex").waitFor();

	await be(page, "nobody");
	await page.getByText(/Signed in as \w/).waitFor({ state: "detached" });
	expect(await everything(page)).not.toMatch(/Said|Alex Reid|"token"/);
	expect(complaints).toEqual([]);
});

const latest = "Where is my latest order?";
const answers = (page: Page) => page.locator(".answer").allInnerTexts();

test("Alex asks for the latest order and is told Alex's", async () => {
	const { page } = await openPage(browser, stack.shop);
	await be(page, "Alex");
	await say(page, latest);
	expect(await answers(page)).toEqual([expect.stringMatching(/Latest order: 12347 .*being packed/)]);
});

test("Sam asks for the latest order and is told Sam's", async () => {
	const { page } = await openPage(browser, stack.shop);
	await be(page, "Sam");
	await say(page, latest);
	expect(await answers(page)).toEqual([expect.stringMatching(/Latest order: 22346 .*cancelled/)]);
});

test("signed out, the agent asks for number and postcode or to sign in; the button leads there and the question is answered", async () => {
	const { page, complaints } = await openPage(browser, stack.shop);
	await say(page, latest);
	expect(await answers(page)).toEqual([
		expect.stringMatching(/tell me the order number.* and the postcode.*Or sign in/s),
	]);
	await page.locator(".answer").getByRole("button", { name: "Sign in" }).click();
	await page.getByRole("button", { name: "Alex" }).and(page.locator(":focus")).waitFor();
	await page.keyboard.press("Enter");
	await page.getByText("Signed in as Alex Reid").waitFor();
	expect(await page.locator(".answer").getByRole("button", { name: "Sign in" }).count()).toBe(0);
	await say(page, latest);
	expect((await answers(page)).at(-1)).toMatch(/Latest order: 12347/);
	expect(complaints).toEqual([]);
});

test("A, B, A in one tab without a reload: each is told of their own latest order", async () => {
	const { page } = await openPage(browser, stack.shop);
	for (const [who, order, others] of [
		["Alex", "12347", "2234"],
		["Sam", "22346", "1234"],
		["Alex", "12347", "2234"],
	] as const) {
		await be(page, who);
		await page.getByText(`Signed in as ${who}`).waitFor();
		await say(page, latest);
		expect((await answers(page)).at(-1)).toContain(`Latest order: ${order}`);
		expect(await everything(page)).not.toContain(others);
	}
});

test("a user finds their conversation on another device, and after a reload on this one", async () => {
	const { page } = await openPage(browser, stack.shop);
	await be(page, "Sam");
	await say(page, "From the phone");
	await page.reload();
	await widgetOf(page).log.getByText("From the phone").waitFor();
	await page.getByText("Signed in as Sam Okafor").waitFor();

	const { page: laptop } = await openPage(browser, stack.shop);
	await be(laptop, "Sam");
	await widgetOf(laptop).open();
	await laptop.getByText("Signed in as Sam Okafor").waitFor();
	await menu(laptop).click();
	await earlier(laptop, "From the phone").click();
	await widgetOf(laptop).log.getByText("From the phone").waitFor();
	await say(laptop, "From the laptop");
});

test("signing out in one tab clears the other one as well", async () => {
	const { page } = await openPage(browser, stack.shop);
	await be(page, "Alex");
	await say(page, "In two tabs");
	const second = await page.context().newPage();
	await second.goto(stack.shop);
	await widgetOf(second).open();
	await widgetOf(second).log.getByText("In two tabs").waitFor();
	await be(second, "nobody");
	await page.getByText(/Signed in as \w/).waitFor({ state: "detached" });
	expect(await everything(page)).not.toContain("In two tabs");
	await say(page, "Nobody knows me");
});

test("a page that comes back from the back/forward cache asks anew who its user is", async () => {
	const cached = await launchBrowser({ backForwardCache: true });
	try {
		const { page } = await openPage(cached, stack.shop);
		await be(page, "Alex");
		await say(page, "Before leaving");
		await page.evaluate(() => Object.assign(window, { sameDocument: true }));
		await page.goto(`${stack.shop}/products/tern-running-shoes`);
		await page.evaluate(() => {
			// As a website that forgets to tell the chat: only its own log-in changes.
			return fetch("/sign-in", { method: "POST", body: new URLSearchParams({ customer: "cust_1002" }) });
		});
		await page.goBack({ waitUntil: "commit" });
		expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
		await page.getByText("Signed in as Sam Okafor").waitFor();
		expect(await everything(page)).not.toMatch(/Before leaving|Alex Reid/);
	} finally {
		await cached.close();
	}
});

test("a session that ended is got anew with a fresh token, unseen", async () => {
	const { page, complaints } = await openPage(browser, stack.shop);
	await be(page, "Alex");
	await say(page, "Before it ended");
	const ended = await page.evaluate(
		async ([bff, key]) => {
			const { verified } = JSON.parse(localStorage.getItem(key ?? "") ?? "{}");
			const headers = { authorization: `Bearer ${verified.token}` };
			return (await fetch(`${bff}/v1/sessions`, { method: "DELETE", headers })).status;
		},
		[stack.bff, `bellhop:${stack.demo.site}`],
	);
	expect(ended).toBe(204);
	await say(page, "After it ended");
	await widgetOf(page).log.getByText("Before it ended").waitFor();
	// The browser itself tells the developer of a 401; the widget complains of nothing.
	expect(complaints.filter((complaint) => !/status of 401/.test(complaint))).toEqual([]);
});

test("a forged token: one neutral sentence for the visitor, the reason for the developer, and the chat goes on", async () => {
	const { page, complaints } = await openPage(browser, "about:blank");
	await page.route("**/identity-token", async (route) => {
		const answer = await route.fetch();
		const [header, claims, signature = ""] = (await answer.text()).split(".");
		const forged = Buffer.from(JSON.stringify({ ...decoded(claims), sub: "cust_1002" })).toString("base64url");
		await route.fulfill({ body: [header, forged, signature].join("."), contentType: "text/plain" });
	});
	await page.goto(stack.shop);
	await be(page, "Alex");
	await widgetOf(page).open();
	await page.getByText(/could not confirm who you are/).waitFor();
	expect(complaints.join("\n")).toContain("signature_invalid");
	await say(page, "Who am I?");
	expect(await page.getByText(/Signed in as \w/).count()).toBe(0);
});

test("where storage is denied a user is known for as long as the page lives", async () => {
	const { page } = await openPage(browser, "about:blank");
	await page.addInitScript(() => {
		for (const name of ["localStorage", "sessionStorage"]) {
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException("denied", "SecurityError");
				},
			});
		}
	});
	await page.goto(stack.shop);
	await be(page, "Alex");
	await say(page, "Without storage");
	await page.getByText("Signed in as Alex Reid").waitFor();
	await be(page, "nobody");
	await page.getByText(/Signed in as \w/).waitFor({ state: "detached" });
	expect(await widgetOf(page).log.getByText("Without storage").count()).toBe(0);
});

const decoded = (part = "") => JSON.parse(Buffer.from(part, "base64url").toString());
