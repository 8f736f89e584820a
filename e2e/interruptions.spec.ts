import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser, openPage, widgetOf } from "./browser.ts";
import { type HeldModel, startHeldModel } from "./held-model.ts";
import { type Stack, startStack } from "./stack.ts";

let stack: Stack;
let browser: Browser;
let model: HeldModel;

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	model = await startHeldModel();
	stack = await startStack(model.environment);
});
afterEach(async () => {
	await model.close();
	await stack.stop();
});

async function asked(question: string) {
	const { page } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask(question);
	return { page, widget };
}

test("a reload in the middle of an answer shows the words so far, and the answer goes on", async () => {
	const { page, widget } = await asked("Tell me a story");
	await model.say("Once upon a time");
	await widget.log.getByText("Once upon a time").waitFor();
	await page.reload();
	if (!(await widget.composer.isVisible())) await widget.open();
	await widget.log.getByText("Once upon a time").waitFor();
	await model.say(" there was a harbour.");
	await model.finish();
	await widget.log.getByText("Once upon a time there was a harbour.").waitFor();
	expect(await widget.log.getByText("Tell me a story").count()).toBe(1);
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
});

test("a second tab shows the same answer being written", async () => {
	const { page, widget } = await asked("Tell me a story");
	await model.say("Once");
	await widget.log.getByText("Once").waitFor();
	const second = await page.context().newPage();
	await second.goto(stack.shop);
	const other = widgetOf(second);
	if (!(await other.composer.isVisible())) await other.open();
	await other.log.getByText("Once").waitFor();
	await model.say(" more.");
	await model.finish();
	await other.log.getByText("Once more.").waitFor();
	await widget.log.getByText("Once more.").waitFor();
});

test("stopping keeps what was said and the next question is answered", async () => {
	const { page, widget } = await asked("Tell me a story");
	await model.say("Once upon");
	await widget.log.getByText("Once upon").waitFor();
	await page.getByRole("button", { name: "Stop answering" }).click();
	await widget.log.getByText("You stopped this answer.").waitFor();
	expect(await widget.log.getByText("Once upon").count()).toBe(1);
});

test("kill -9 in the middle of an answer loses neither the question nor the words; the visitor can try again", async () => {
	const { page, widget } = await asked("Tell me a story");
	await model.say("It was a dark night");
	await widget.log.getByText("It was a dark night").waitFor();
	await stack.killBff();
	await stack.restartBff();
	await page.reload();
	if (!(await widget.composer.isVisible())) await widget.open();
	await widget.log.getByText("Tell me a story").waitFor();
	await widget.log.getByText("It was a dark night").waitFor();
	await widget.log.getByText("This answer was interrupted.").waitFor();
	await model.finish();
	await page.getByRole("button", { name: "Try again" }).click();
	await model.say("It was a bright morning.");
	await model.finish();
	await widget.log.getByText("It was a bright morning.").waitFor();
});

test("a page that stays open over a restart of the BFF finds its way back by itself", async () => {
	const { widget } = await asked("Tell me a story");
	await model.say("It was a dark night");
	await widget.log.getByText("It was a dark night").waitFor();
	await stack.killBff();
	await stack.restartBff();
	await widget.log.getByText("This answer was interrupted.").waitFor();
	expect(await widget.log.getByText("It was a dark night").count()).toBe(1);
});
