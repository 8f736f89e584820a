import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import { axe, goTo, settled } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { type OpenPlace, withAdmin } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let open: OpenPlace;
let folder: string;

withAdmin((started) => {
	({ stack, browser, open } = started);
});
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "bellhop-e2e-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const look = (place: string) => open(place, { bypassCSP: true, acceptDownloads: true });

/** A visitor in the shop who said something and got an answer. */
async function visit(words: string, who?: "Alex" | "Sam"): Promise<Page> {
	const { page } = await openPage(browser, stack.shop);
	if (who) {
		await page.getByRole("button", { name: who, exact: true }).click();
		await page.getByRole("button", { name: who, pressed: true }).waitFor();
	}
	await widgetOf(page).open();
	await widgetOf(page).ask(words);
	await page.locator('.answer[aria-busy="false"]').waitFor();
	return page;
}

test("a secret is made and shown once; a token signed by the page's own sample passes the checker, a changed one does not", async () => {
	const { page, complaints } = await look("identity");
	await page.getByRole("button", { name: "Make a secret" }).click();
	const secret = await page.getByText(/^bhid_/).innerText();
	await page.getByText("Two keys are live.").waitFor();
	await page.getByText("Node", { exact: true }).click();
	const sample = await page.locator("details[open] pre").innerText();
	expect(sample).toContain(stack.demo.site);
	const file = join(folder, "sign.mjs");
	writeFileSync(file, sample);
	const { signIdentityToken } = await import(/* @vite-ignore */ pathToFileURL(file).href);
	const token: string = signIdentityToken({ id: "u-1", name: "Una", email: "una@example.com" }, secret);

	const check = page.getByRole("button", { name: "Check" });
	await page.getByLabel("Identity token").fill(token);
	await check.click();
	await page.getByText("It would be accepted").waitFor();
	await page.getByRole("cell", { name: "u-1" }).waitFor();
	await page.getByLabel("Identity token").fill(`${token.slice(0, -4)}AAAA`);
	await check.click();
	await page.getByText("It would be refused").waitFor();
	await page.getByText("signature_invalid").waitFor();
	expect(await axe(page)).toEqual([]);

	await page.reload();
	await page.getByText("····", { exact: false }).first().waitFor();
	expect(await page.content()).not.toContain(secret);
	const mine = page.getByRole("listitem").filter({ hasText: "Secret made here" });
	await mine.getByRole("button", { name: "Revoke" }).click();
	await mine.getByRole("button", { name: "Keep it" }).click();
	await mine.getByRole("button", { name: "Revoke" }).click();
	await mine.getByRole("button", { name: "Revoke it and end its sessions" }).click();
	await mine.waitFor({ state: "detached" });
	expect(complaints).toEqual([]);
});

test("a key that cannot be taken is refused beside its field, and what was typed stays", async () => {
	const { page } = await look("identity");
	await page.getByLabel("Your public key").check();
	await page
		.getByLabel("Public key", { exact: true })
		.fill("-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----");
	await page.getByRole("button", { name: "Add the key" }).click();
	await page.getByText("This is a private key. It stays on your server").waitFor();
	expect(await page.getByLabel("Public key", { exact: true }).inputValue()).toContain("MC4C");
	await page.getByLabel("Your login server's key set").check();
	await page.getByLabel("Address of the key set").fill("http://169.254.169.254/keys");
	await page.getByRole("textbox", { name: "Issuer" }).fill("https://login.example/");
	await page.getByRole("button", { name: "Add the key" }).click();
	await page
		.getByText(/https_only/)
		.first()
		.waitFor();
	expect(await page.getByRole("textbox", { name: "Issuer" }).inputValue()).toBe("https://login.example/");
});

test("a forged token of the shop's page shows among the refused ones", async () => {
	const { page: shop } = await openPage(browser, stack.shop);
	await shop.route("**/identity-token", (route) => route.fulfill({ body: "not.a.token" }));
	await shop.getByRole("button", { name: "Alex", exact: true }).click();
	await widgetOf(shop).open();
	await shop.getByRole("button", { name: "Alex", pressed: true }).waitFor();
	const { page } = await look("identity");
	await expect
		.poll(async () => {
			await page.reload();
			await settled(page);
			return page.getByText("token_malformed").count();
		})
		.toBe(1);
});

test("a chat for signed-in visitors only asks everybody else to sign in", async () => {
	const { page } = await look("identity");
	await page.getByLabel("Only visitors who are signed in").check();
	const form = page.locator("form").filter({ hasText: "Who may chat" });
	await form.getByRole("button", { name: "Save" }).click();
	await expect.poll(() => form.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
	const { page: shop } = await openPage(browser, stack.shop);
	await widgetOf(shop).open();
	await widgetOf(shop).ask("Hello");
	await shop.getByText("Sign in on this website to use the chat.").waitFor();
	await shop.getByRole("button", { name: "Sign in" }).waitFor();
	await page.getByRole("radio", { name: /^Everybody/ }).check();
	await form.getByRole("button", { name: "Save" }).click();
	await expect.poll(() => form.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
	await (await visit("Hello")).close();
});

test("the User Data API is tested with what is typed, and what the model will see is shown", async () => {
	const { page, complaints } = await look("user-data");
	await page.getByText("Active", { exact: true }).waitFor();
	await page.getByLabel("Test identifier").fill("alex@example.com");
	await page.getByRole("button", { name: "Test", exact: true }).click();
	await page.getByText(/Answered with 200/).waitFor();
	const shown = page.locator(".shown").filter({ hasText: "What the model will see" });
	expect(await shown.innerText()).toContain("Latest order: 12347");
	await page.getByText('{"identifier":"alex@example.com"}').waitFor();
	expect((await page.content()).includes(stack.demo.credentials["userData"] ?? "?")).toBe(false);
	expect(await axe(page)).toEqual([]);

	await page.getByLabel("Test identifier").fill("nobody@example.com");
	await page.getByRole("button", { name: "Test", exact: true }).click();
	await page.getByText("The model would see nothing of this").waitFor();
	await page.getByText("user_unknown").waitFor();

	await page.getByLabel("Secret", { exact: true }).fill("a-wrong-secret");
	await page.getByRole("button", { name: "Test", exact: true }).click();
	await page.getByText("The API refused the secret (HTTP 401).").waitFor();
	await page.getByLabel("Secret", { exact: true }).fill("");

	const url = page.getByLabel("URL");
	const before = await url.inputValue();
	await url.fill("https://elsewhere.example/user-data");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText("Enter the secret again: it was meant for").waitFor();
	expect(await url.inputValue()).toBe("https://elsewhere.example/user-data");
	await url.fill("https://[::1]/user-data");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText(/loopback_address/).waitFor();
	await url.fill(before);
	await page.getByText("Not saved").waitFor({ state: "detached" });
	expect(complaints.filter((line) => !line.includes("422"))).toEqual([]);
});

test("it is switched off and on, and each request shows how it went", async () => {
	const { page } = await look("user-data");
	await page.getByRole("button", { name: "Switch it off" }).click();
	await page.getByText("Not active").waitFor();
	const unknown = await visit("Where is my latest order?", "Sam");
	expect(await unknown.locator(".answer").innerText()).not.toContain("22346");
	await page.getByRole("button", { name: "Activate" }).click();
	await page.getByRole("button", { name: "Switch it off" }).waitFor();
	const known = await visit("Where is my latest order?", "Sam");
	expect(await known.locator(".answer").innerText()).toContain("22346");
	await page.getByRole("button", { name: "Look again" }).click();
	await page.getByRole("row").filter({ hasText: "done" }).first().waitFor();
});

test("the playground asks it about a test identity, and shows what the model was given", async () => {
	const { page } = await look("playground");
	await page.getByLabel("The visitor is").selectOption("verified");
	await page.getByLabel("Message", { exact: true }).fill("Where is my latest order?");
	await page.keyboard.press("Enter");
	await page
		.getByRole("log")
		.getByText(/Latest order: 12347/)
		.waitFor();
	await page.getByText(/What the model was given: \d+ characters/).click();
	await page.locator(".trace pre").getByText('{"ok":true,"data":{"user_info"').waitFor();
	await page.getByLabel("The visitor is").selectOption("anonymous");
	await page.getByRole("button", { name: "Begin anew" }).click();
	await page.getByLabel("Message", { exact: true }).fill("Where is my latest order?");
	await page.keyboard.press("Enter");
	await page.getByRole("log").getByText("A button to sign in").waitFor();
	await page.getByText("Offers to sign in").waitFor();
});

test("a visitor is found, exported and erased, and their page goes on as somebody new", async () => {
	const shop = await visit("A word to be forgotten", "Alex");
	const { page } = await look("visitors");
	await page.getByLabel("Find somebody").fill("cust_1001");
	const row = page.getByRole("listitem").filter({ hasText: "Alex Reid" });
	await row.waitFor();
	expect(await axe(page)).toEqual([]);
	const coming = page.waitForEvent("download");
	await row.getByRole("button", { name: /^Export/ }).click();
	const exported = readFileSync(await (await coming).path(), "utf8");
	expect(exported).toContain("A word to be forgotten");
	expect(JSON.parse(exported).visitor).toMatchObject({ subject: "cust_1001" });
	await row.getByRole("button", { name: "End sessions" }).click();
	await row.getByRole("button", { name: "End them on all devices" }).click();
	await row.getByText(/\d sessions? ended/).waitFor();
	await row.getByRole("button", { name: "Erase" }).click();
	await row.getByRole("button", { name: "Erase everything for good" }).click();
	await page.getByText("Nobody is known by this id.").waitFor();
	await shop.reload();
	await shop.getByText("That conversation is no longer here.").waitFor();
	await widgetOf(shop).ask("Hello again");
	await shop.getByText("Signed in as Alex Reid").waitFor();
	await shop.locator('.answer[aria-busy="false"]').waitFor();
	expect(await shop.getByText("A word to be forgotten").count()).toBe(0);
	await goTo(page, stack, "activity");
	await page.getByText("visitor.erased").waitFor();
});

test("how long conversations are kept is said, and a wrong number is refused beside the field", async () => {
	const { page } = await look("visitors");
	const days = page.getByLabel("Days without a word");
	await days.fill("0");
	await page.getByRole("button", { name: "Save" }).click();
	await page.locator(".fault").waitFor();
	await days.fill("365");
	await page.getByText("Older conversations are erased within minutes").waitFor();
	await page.getByRole("button", { name: "Save" }).click();
	await page.reload();
	await expect.poll(() => days.inputValue()).toBe("365");
});

test("the limits show what was used, and the spending cap stops answers until it is lifted", async () => {
	const { page } = await look("limits");
	await page.getByRole("meter", { name: "Messages, today" }).waitFor();
	expect(await axe(page)).toEqual([]);
	const cap = page.getByLabel("Tokens of the model a day, in and out");
	await cap.fill("1");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText(/of 1$/).first().waitFor();
	const { page: shop } = await openPage(browser, stack.shop);
	await widgetOf(shop).open();
	await widgetOf(shop).composer.fill("Hello");
	await shop.keyboard.press("Enter");
	await shop.getByText(/You can go on from .*\d:\d\d/).waitFor();
	await cap.fill("");
	await page.getByRole("button", { name: "Save" }).click();
	await page
		.getByText(/of 20,000,000$/)
		.first()
		.waitFor();
	await (await visit("Hello")).close();
});
