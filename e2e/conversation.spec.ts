import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import type { HeldModel } from "./held-model.ts";
import type { Stack } from "./stack.ts";
import { withHeldStack } from "./with-stack.ts";

/** What the tag puts on the page. */
interface Bellhop {
	readonly Bellhop?: (command: string, ...given: readonly unknown[]) => void;
}

let stack: Stack;
let browser: Browser;
let model: HeldModel;

withHeldStack((started) => {
	({ stack, browser, model } = started);
});

async function answer(words: string): Promise<void> {
	await model.say(words);
	await model.finish();
}

/** A page on which a question was asked and answered. */
async function answered(question = "Where is it?", words = "On its way.") {
	const opened = await openPage(browser, stack.shop);
	const widget = widgetOf(opened.page);
	await widget.open();
	await widget.ask(question);
	await answer(words);
	await widget.log.getByText(words).waitFor();
	await opened.page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	return { ...opened, widget };
}

async function choose(page: Page, item: string): Promise<void> {
	await page.getByRole("button", { name: "Menu" }).click();
	await page.getByRole("menuitem", { name: item }).click();
}

test("what is typed while an answer is written goes out after it", async () => {
	const { page } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("First");
	await model.say("One moment");
	await widget.log.getByText("One moment").waitFor();
	await widget.composer.fill("Second");
	await widget.composer.press("Enter");
	await widget.log.getByText("Will be sent after this answer.").waitFor();
	await model.finish();
	await answer("Second answered.");
	await widget.log.getByText("Second answered.").waitFor();
	expect(await widget.log.getByText("Will be sent after this answer.").count()).toBe(0);
});

test("another tab shows the question and the answer as they come, without a reload", async () => {
	const { page } = await answered();
	const other = await page.context().newPage();
	await other.goto(stack.shop);
	const there = widgetOf(other);
	await there.open();
	await there.log.getByText("On its way.").waitFor();
	await widgetOf(page).ask("And the table?");
	await model.say("The table is");
	await there.log.getByText("And the table?").waitFor();
	await there.log.getByText("The table is").waitFor();
	await answer(" in stock.");
	await there.log.getByText("The table is in stock.").waitFor();
});

test("an answer that comes while the panel is closed is counted on the launcher", async () => {
	const { page, widget } = await answered();
	await widget.ask("Anything else?");
	await widget.log.getByText("Anything else?").waitFor();
	await page.getByRole("button", { name: "Close chat", exact: true }).click();
	await answer("Nothing else.");
	await page.getByRole("button", { name: "1 new message" }).waitFor();
	await page.getByRole("button", { name: "1 new message" }).click();
	await widget.log.getByText("Nothing else.").waitFor();
	expect(await page.getByRole("button", { name: "new message" }).count()).toBe(0);
});

test("an answer whose words were read before the panel was closed is not counted when it ends", async () => {
	const { page, widget } = await answered();
	await page.evaluate(() => {
		const ended = new Promise<void>((resolve) => {
			(window as unknown as Bellhop).Bellhop?.("on", "answer", () => resolve());
		});
		Object.assign(window, { ended });
	});
	await widget.ask("Anything else?");
	await model.say("Nothing else.");
	await widget.log.getByText("Nothing else.").waitFor();
	await page.getByRole("button", { name: "Close chat", exact: true }).click();
	await model.finish();
	await page.evaluate(() => (window as unknown as { ended: Promise<void> }).ended);
	expect(await page.getByRole("button", { name: "new message" }).count()).toBe(0);
});

test("what is wider than the panel scrolls by itself and can be reached by keyboard, and only as long as it is", async () => {
	const words = [
		"| Item | Price |\n| --- | --: |\n| Socks | £18.00 |",
		`| ${"Measurement | ".repeat(5)}\n| ${"--- | ".repeat(5)}\n| ${"medium | ".repeat(5)}`,
		'```\n{ "order": "12346" }\n```',
		`\`\`\`\n${"{ } ".repeat(30)}\n\`\`\``,
		"That is all.",
	];
	const { page, widget } = await answered();
	await widget.ask("Which sizes are there?");
	await answer(words.join("\n\n"));
	await widget.log.getByText("That is all.").waitFor();
	const frames = widget.log.locator(".table, pre");
	const scrolling = () =>
		frames.evaluateAll((all) =>
			all.map((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === "auto"),
		);
	const reached = () => frames.evaluateAll((all) => all.map((one) => (one as HTMLElement).tabIndex === 0));
	await expect.poll(scrolling).toEqual([false, true, false, true]);
	await expect.poll(reached).toEqual([false, true, false, true]);
	expect(await page.getByRole("region", { name: "Table" }).count()).toBe(1);
	expect(await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
	await page.setViewportSize({ width: 160, height: 800 });
	await expect.poll(reached).toEqual([true, true, true, true]);
	expect(await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
	await page.setViewportSize({ width: 1280, height: 800 });
	await expect.poll(reached).toEqual([false, true, false, true]);
});

test("a judgement is there again after a reload, and the config page's people read it", async () => {
	const { page, widget } = await answered();
	await page.getByRole("button", { name: "Bad answer" }).click();
	await page.getByRole("textbox", { name: "What could be better?" }).fill("No date.");
	await page.getByRole("button", { name: "Send feedback" }).click();
	await page.getByText("Thank you for your feedback.").waitFor();
	await choose(page, "Rate this conversation");
	await page.getByRole("radio", { name: "Good", exact: true }).check({ force: true });
	await page.getByText("Thank you for your feedback.").first().waitFor();
	await page.reload();
	await widget.log.getByText("On its way.").waitFor();
	expect(await page.getByRole("button", { name: "Bad answer" }).getAttribute("aria-pressed")).toBe("true");
	await choose(page, "Rate this conversation");
	expect(await page.getByRole("radio", { name: "Good", exact: true }).isChecked()).toBe(true);
});

test("the newest message is written anew, and a reload shows the new one alone", async () => {
	const { page, widget } = await answered("Where is order 12345?", "Which postcode?");
	await page.getByRole("button", { name: "Edit message" }).click();
	expect(await widget.composer.inputValue()).toBe("Where is order 12345?");
	await widget.ask("Where is order 12346?");
	await answer("In transit.");
	await widget.log.getByText("In transit.").waitFor();
	await page.reload();
	await widget.log.getByText("In transit.").waitFor();
	expect(await widget.log.getByRole("article").count()).toBe(2);
});

test("the conversation is downloaded as a text file", async () => {
	const { page } = await answered();
	const downloading = page.waitForEvent("download");
	await choose(page, "Download this conversation");
	const file = await downloading;
	expect(file.suggestedFilename()).toBe("Harbour & Pine.txt");
	const text = await readFile(await file.path(), "utf8");
	expect(text).toMatch(/^Conversation with Harbour & Pine, /);
	expect(text).toMatch(/You, .*\nWhere is it\?\n\nHarbour & Pine \(AI assistant\), .*\nOn its way\.\n$/);
});

test("what is typed stays with its conversation", async () => {
	const { page, widget } = await answered("First one", "One.");
	await widget.composer.fill("for the first");
	await choose(page, "New conversation");
	expect(await widget.composer.inputValue()).toBe("");
	await widget.ask("Second one");
	await answer("Two.");
	await widget.log.getByText("Two.").waitFor();
	await page.getByRole("button", { name: "Menu" }).click();
	await page.getByRole("menuitemradio", { name: "First one" }).click();
	await widget.log.getByText("One.", { exact: true }).waitFor();
	expect(await widget.composer.inputValue()).toBe("for the first");
});

test("the page asks, listens, opens by its own button, and takes the widget away", async () => {
	const { page, complaints } = await openPage(browser, stack.shop);
	await page.evaluate(() => {
		const heard: unknown[] = [];
		Object.assign(window, { heard });
		for (const event of ["ready", "open", "message", "answer", "close"]) {
			(window as unknown as Bellhop).Bellhop?.("on", event, (detail: unknown) => heard.push([event, detail]));
		}
		const own = document.createElement("button");
		own.textContent = "Questions?";
		own.setAttribute("data-bellhop-open", "");
		document.body.append(own);
	});
	await page.getByRole("button", { name: "Questions?" }).click();
	const widget = widgetOf(page);
	await widget.composer.waitFor();
	await page.evaluate(() => (window as unknown as Bellhop).Bellhop?.("ask", "Asked by the page"));
	await widget.log.getByText("Asked by the page").waitFor();
	await answer("Answered.");
	await widget.log.getByText("Answered.").waitFor();
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	await page.evaluate(() => (window as unknown as Bellhop).Bellhop?.("close"));
	const heard = () => page.evaluate(() => (window as unknown as { heard: [string, unknown][] }).heard);
	await expect.poll(heard).toHaveLength(5);
	expect((await heard()).map(([event]) => event)).toEqual(["ready", "open", "message", "answer", "close"]);
	expect(JSON.stringify(await heard())).not.toMatch(/Asked|Answered/);
	await page.evaluate(() => (window as unknown as Bellhop).Bellhop?.("destroy"));
	expect(await page.locator("bellhop-widget").count()).toBe(0);
	expect(complaints).toEqual([]);
});
