import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let stranger: Server;

withStack((started) => {
	({ stack, browser } = started);
});
beforeAll(async () => {
	stranger = createServer((_, response) => {
		response.setHeader("content-type", "text/html");
		response.end(
			`<!doctype html><html lang="en"><title>Another site</title><script async src="${stack.bff}/${stack.demo.site}.js"></script>`,
		);
	});
	await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
});
afterAll(() => stranger.close());

test("a page of an origin the site does not allow is refused, says so calmly and keeps what was typed", async () => {
	const refusals: number[] = [];
	const { page } = await openPage(browser, "about:blank");
	page.on("response", (response) => {
		if (response.url().includes("/v1/") && response.status() >= 400) refusals.push(response.status());
	});
	await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Where is order 12346, FK1 1ZZ?");
	await page.getByRole("button", { name: /try again/i }).waitFor();
	expect(await page.getByText("Where is order 12346, FK1 1ZZ?").count()).toBeGreaterThan(0);
	expect(refusals.every((status) => status === 403)).toBe(true);
	expect(stack.received()).toEqual([]);
});
