import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import type { HeldModel } from "./held-model.ts";
import type { Stack } from "./stack.ts";
import { withHeldStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let model: HeldModel;

withHeldStack((started) => {
	({ stack, browser, model } = started);
});

test("the tag costs one request and no storage until the visitor acts, and nothing complains under the strictest policy", async () => {
	const { page, complaints } = await openPage(browser, "about:blank");
	const requests: string[] = [];
	page.on("request", (request) => {
		if (request.url().startsWith(stack.bff)) requests.push(new URL(request.url()).pathname);
	});
	const answer = await page.goto(stack.shop, { waitUntil: "networkidle" });
	expect(answer?.headers()["content-security-policy"]).toContain("require-trusted-types-for 'script'");
	expect(requests).toEqual([`/${stack.demo.site}.js`]);
	expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
	// A pointer on its way makes the panel ready, and asks for nobody.
	await page.evaluate(() => {
		const { Bellhop } = window as unknown as { Bellhop(command: string, getToken: () => string): void };
		Bellhop("identify", () => "");
	});
	await page.getByRole("button", { name: /open.*chat/i }).hover();
	await page.locator("#panel").waitFor({ state: "attached" });
	expect(await page.locator("#panel").isVisible()).toBe(false);
	expect(requests.map((path) => path.replace(/.*\//, ""))).toEqual([`${stack.demo.site}.js`, "panel.js"]);
	expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
	await widgetOf(page).open();
	expect(requests.filter((path) => path.startsWith("/v1/"))).toEqual([]);
	expect(complaints).toEqual([]);
});

test("a panel out of sight is laid out, so that it opens at once, and in the way of neither pointer, keyboard nor screen reader", async () => {
	const { page } = await openPage(browser, stack.shop);
	const launcher = page.getByRole("button", { name: /open.*chat/i });
	await launcher.hover();
	await page.locator("#panel").waitFor({ state: "attached" });
	const inTheWay = async () => {
		const box = await page.locator("#panel").boundingBox();
		const middle = { x: (box?.x ?? 0) + 200, y: (box?.y ?? 0) + 200 };
		await launcher.focus();
		await page.keyboard.press("Tab");
		return {
			height: box?.height,
			dialogs: await page.getByRole("dialog").count(),
			pointed: await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, middle),
			focused: await page.evaluate(() => document.activeElement?.localName),
		};
	};
	const ready = await inTheWay();
	expect(ready.height).toBeGreaterThan(500);
	expect(ready.dialogs).toBe(0);
	expect([ready.pointed, ready.focused]).not.toContain("bellhop-widget");
	await widgetOf(page).open();
	await page.keyboard.press("Escape");
	await page.getByRole("dialog").waitFor({ state: "detached" });
	expect(await inTheWay()).toEqual(ready);
});

test("a network that goes away in the middle of an answer costs neither a word nor a click", async () => {
	const { page } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Tell me a story");
	await model.say("Once upon a time");
	await widget.log.getByText("Once upon a time").waitFor();
	// A dropped connection, not only refused new ones: the stream that is open dies too.
	const network = await page.context().newCDPSession(page);
	await network.send("Network.enable");
	await network.send("Network.emulateNetworkConditions", {
		offline: true,
		latency: 0,
		downloadThroughput: -1,
		uploadThroughput: -1,
	});
	await model.say(" there was a harbour");
	await model.say(" with a light.");
	await network.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: 0,
		downloadThroughput: -1,
		uploadThroughput: -1,
	});
	await model.finish();
	await widget.log.getByText("Once upon a time there was a harbour with a light.").waitFor();
});

test("an open panel is open again on the next page and leaves the focus alone", async () => {
	const { page } = await openPage(browser, stack.shop);
	const widget = widgetOf(page);
	await widget.open();
	await widget.composer.fill("half a thought");
	await page.goto(`${stack.shop}/basket`);
	await widget.composer.waitFor();
	expect(await widget.composer.inputValue()).toBe("half a thought");
	expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
	await page.getByRole("button", { name: "Close chat", exact: true }).click();
	await page.goto(stack.shop);
	await page.getByRole("button", { name: /open.*chat/i }).waitFor();
	expect(await widget.composer.isVisible()).toBe(false);
});

test("a panel that cannot be fetched says so and opens on the next try", async () => {
	const { page } = await openPage(browser, stack.shop);
	await page.route("**/panel.js*", (route) => route.abort());
	await page.getByRole("button", { name: /open.*chat/i }).click();
	await page.getByText("The chat could not be loaded. Try again").waitFor();
	await page.unroute("**/panel.js*");
	await page.getByRole("button", { name: /chat/i }).first().click();
	await widgetOf(page).composer.waitFor();
});

test("where storage is denied the conversation works for as long as the page lives", async () => {
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
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Hello?");
	await model.say("Hello.");
	await model.finish();
	await widget.log.getByText("Hello.", { exact: true }).waitFor();
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	await widget.ask("Still there?");
	await model.say("Still here.");
	await model.finish();
	await widget.log.getByText("Still here.").waitFor();
});

test("a page whose own style sheet and second tag mean harm gets one widget with its own looks", async () => {
	const { page } = await openPage(browser, stack.shop);
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync("body * { all: unset !important; display: none !important; font-size: 50px !important }");
		document.adoptedStyleSheets = [sheet];
	});
	const widget = widgetOf(page);
	await widget.open();
	expect(await widget.composer.evaluate((element) => getComputedStyle(element).fontSize)).toBe("15px");
	await page.evaluate((source) => {
		const again = document.createElement("script");
		// The shop's policy wants trusted script addresses; a second tag by hand is what it would refuse anyway.
		const policy = (
			window as {
				trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
			}
		).trustedTypes?.createPolicy("test", { createScriptURL: (url: string) => url });
		again.src = policy ? policy.createScriptURL(source) : source;
		return new Promise((resolve) => {
			again.onload = again.onerror = resolve;
			document.head.append(again);
		});
	}, `${stack.bff}/${stack.demo.site}.js`);
	expect(await page.locator("bellhop-widget").count()).toBe(1);
});
