import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import { type RecordingProxy, startRecordingProxy } from "./recording-proxy.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let proxy: RecordingProxy;

withStack((started) => {
	({ stack, browser } = started);
});
beforeAll(async () => {
	proxy = await startRecordingProxy();
});
afterAll(() => proxy.close());

test("the shop's credentials are in nothing the browser received, in no log line, and not in clear in the database", async () => {
	const { page } = await openPage(browser, stack.shop, { proxy: { server: proxy.url } });
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Where is order 12346, FK1 1ZZ?");
	await widget.log.getByText(/Total: £165/).waitFor();
	await widget.ask("Do you have the running shoes in size 42?");
	await widget.log.getByText(/in stock 3/).waitFor();
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });

	const received = proxy.recorded();
	for (const seen of ["Looking up your order", "HP4471900587GB", '"visitor_', "mountPanel"]) {
		expect(received.includes(seen), `${seen} was recorded`).toBe(true);
	}
	const logged = stack.logs();
	expect(logged.includes("turn ended")).toBe(true);
	// Stopped first, so that everything is on disk.
	stack.bffProcess.child.kill("SIGTERM");
	expect(await stack.bffProcess.ended).toBe(0);
	const stored = filesBelow(join(stack.data, "pglite"))
		.map((path) => readFileSync(path, "latin1"))
		.join("\n");
	expect(stored.includes("Order Management API")).toBe(true);
	for (const [name, secret] of Object.entries(stack.demo.credentials).filter(([, value]) => value.length > 20)) {
		for (const spelling of [secret, Buffer.from(secret).toString("base64")]) {
			expect(received.includes(spelling), `${name} reached the browser`).toBe(false);
			expect(logged.includes(spelling), `${name} is in a log`).toBe(false);
			expect(stored.includes(spelling), `${name} is in the database in clear`).toBe(false);
		}
	}
});

test("the data folder is for its owner alone", () => {
	for (const name of ["key", "demo.json", "bellhop.log"]) expect(statSync(join(stack.data, name)).mode & 0o077).toBe(0);
	expect(spawnSync("test", ["-d", join(stack.data, "pglite")]).status).toBe(0);
});

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile());
}
