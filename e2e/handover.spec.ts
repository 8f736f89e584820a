import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import { goTo, logIn } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;

withStack((started) => {
	({ stack, browser } = started);
});

test("a visitor asks for a person by the button; the task collects first, then the shop hears the whole story", async () => {
	const { page, complaints } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Hello");
	await widget.log.getByText(/Here is what I can do/).waitFor();
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	await page.getByRole("button", { name: "Menu" }).click();
	await page.getByRole("menuitem", { name: "Talk to a person" }).click();
	await widget.log.getByText(/which email address/).waitFor();
	await widget.ask("nobody@example.com");
	await widget.log.getByText(/what it is about/).waitFor();
	await widget.ask("My parcel is wet");
	await widget.log.getByText("A person of Harbour & Pine will answer you by email.").waitFor();
	const heard = () => stack.received().filter(({ path }) => path === "/api/handovers");
	await expect.poll(() => heard().length, { timeout: 20_000 }).toBe(1);
	expect(heard()[0]).toMatchObject({
		status: 202,
		body: {
			data: {
				askedBy: "button",
				summary: expect.stringContaining("at last “My parcel is wet”"),
				collected: { email: "nobody@example.com", topic: "My parcel is wet" },
				visitor: { verified: false },
			},
		},
	});
	await page.reload();
	await widget.log.getByText("A person of Harbour & Pine will answer you by email.").waitFor();
	expect(complaints).toEqual([]);
});

test("the config page shows how it was told, and keeps what was typed when it cannot be saved", async () => {
	const { page } = await openPage(browser, `${stack.bff}/admin/`);
	await logIn(page, stack);
	await goTo(page, stack, "handover");
	await page.getByText("webhook delivered").click();
	await page.getByText("My parcel is wet").first().waitFor();
	await page.getByLabel("Email to").fill("help@shop.example");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText("No mail server is set up: the deployer names one with BELLHOP_SMTP_URL.").waitFor();
	expect(await page.getByLabel("Email to").inputValue()).toBe("help@shop.example");
	await page.getByLabel("Email to").fill("");
	await page.getByRole("button", { name: "Make a new secret" }).click();
	await page.getByText(/^whsec_/).waitFor();
});
