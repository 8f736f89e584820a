import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import { type HostSite, startHostSite } from "./host-site.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

const root = join(import.meta.dirname, "..");
/** Copies of the examples, below this package so that they find its React and Vue; ours they have as it is packed. */
const workshop = join(import.meta.dirname, "node_modules/.examples");
let stack: Stack;
let browser: Browser;
let site: HostSite;
let folder: string;

withStack((started) => {
	({ stack, browser } = started);
});
beforeAll(async () => {
	site = await startHostSite(stack);
	site.serve((request, response) => {
		const path = join(folder, request.url ?? "/");
		const file = request.url?.startsWith("/assets/") && existsSync(path) ? path : join(folder, "index.html");
		const type = { js: "text/javascript", html: "text/html" }[file.split(".").at(-1) ?? ""];
		response.writeHead(200, { "content-type": type ?? "application/octet-stream" }).end(readFileSync(file));
	});
	rmSync(workshop, { recursive: true, force: true });
	const installed = join(workshop, "node_modules/@bellhop/widget");
	mkdirSync(installed, { recursive: true });
	execFileSync("pnpm", ["pack", "--pack-destination", workshop], { cwd: join(root, "packages/embed") });
	const packed = readdirSync(workshop).find((name) => name.endsWith(".tgz")) ?? "";
	execFileSync("tar", ["-xzf", join(workshop, packed), "-C", installed, "--strip-components=1"]);
});
afterAll(() => {
	site.close();
	rmSync(workshop, { recursive: true, force: true });
});

/** Builds an example as its owner would, for the demo's site, and serves it. */
function buildExample(name: string): void {
	const place = join(workshop, name);
	cpSync(join(root, "examples", name), place, { recursive: true });
	const vite = join(import.meta.dirname, "node_modules/vite/bin/vite.js");
	const [, src = ""] = /src="([^"]+)"/.exec(site.tag) ?? [];
	const env = { ...process.env, VITE_BELLHOP_SRC: src, NODE_ENV: "production" };
	execFileSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: place, env });
	folder = join(place, "dist");
}

describe.each(["react", "vue"])("the example of %s", (name) => {
	beforeAll(() => buildExample(name), 60_000);

	test("opens the chat, asks in the visitor's place, and hears of the answer", async () => {
		const { page, complaints } = await openPage(browser, site.origin);
		const widget = widgetOf(page);
		await page.getByRole("button", { name: "Ask about the shoes" }).click();
		await widget.log
			.getByText(/in stock|size 42/i)
			.last()
			.waitFor();
		await page.getByText("Last answer: done").waitFor();
		expect(await page.locator("bellhop-widget").count()).toBe(1);
		expect(complaints).toEqual([]);
	});

	test("keeps the one chat, open as it was, through changes of route, and back", async () => {
		const { page, complaints } = await openPage(browser, site.origin);
		const widget = widgetOf(page);
		await widget.open();
		await widget.composer.fill("half a thought");
		await page.getByRole("button", { name: "Orders" }).click();
		await page.getByRole("heading", { name: "Your orders" }).waitFor();
		await page.goBack();
		await page.getByRole("heading", { name: "Harbour & Pine" }).first().waitFor();
		expect(await page.locator("bellhop-widget").count()).toBe(1);
		expect(await widget.composer.inputValue()).toBe("half a thought");
		expect(complaints).toEqual([]);
	});

	test("takes the chat away with the component and brings it back with the conversation", async () => {
		const { page, complaints } = await openPage(browser, site.origin);
		const widget = widgetOf(page);
		await page.getByRole("button", { name: "Ask about the shoes" }).click();
		await page.getByText("Last answer: done").waitFor();
		for (let time = 0; time < 3; time++) {
			await page.getByRole("button", { name: "Without help" }).click();
			await page.locator("bellhop-widget").waitFor({ state: "detached" });
			await page.getByRole("button", { name: "With help" }).click();
			await page.locator("bellhop-widget").waitFor({ state: "attached" });
		}
		expect(await page.locator("bellhop-widget").count()).toBe(1);
		await widget.log
			.getByText(/in stock|size 42/i)
			.last()
			.waitFor();
		// Off and on within one breath, before the script could have come again.
		await page.evaluate(async () => {
			for (let time = 0; time < 6; time++) {
				[...document.querySelectorAll("button")].find(({ textContent }) => /help/.test(textContent))?.click();
				await new Promise((resolve) => setTimeout(resolve));
			}
		});
		await page.getByRole("button", { name: "Without help" }).waitFor();
		await widget.composer.waitFor();
		expect(await page.locator("bellhop-widget").count()).toBe(1);
		expect(complaints).toEqual([]);
	});
});

test("the example of React is as its types say", () => {
	const place = join(workshop, "react");
	const compilerOptions = {
		...{
			target: "es2022",
			module: "esnext",
			moduleResolution: "bundler",
			jsx: "react-jsx",
			strict: true,
			noEmit: true,
		},
		...{ lib: ["es2022", "dom"], types: [], allowImportingTsExtensions: true },
	};
	writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
	const tsc = join(import.meta.dirname, "node_modules/typescript/bin/tsc");
	expect(spawnSync(process.execPath, [tsc, "-p", place, "--pretty", "false"], { encoding: "utf8" }).stdout).toBe("");
});

test("the package makes its tag where Trusted Types are asked for, and says so when the script does not come", async () => {
	site.serve(({ url = "" }, response) => {
		const file = join(workshop, "node_modules/@bellhop/widget/dist", url.replace("/at/", ""));
		response.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(file));
	}, "/at/");
	const policy = [
		"default-src 'none'",
		`script-src 'self' 'nonce-n0nce' ${stack.bff}`,
		`connect-src ${stack.bff}`,
		"img-src data:",
		"require-trusted-types-for 'script'",
		"trusted-types bellhop",
	];
	const load = (src: string) => `<script nonce="n0nce" type="module">
		import { loadBellhop } from "/at/index.js";
		const chat = loadBellhop({ src: ${JSON.stringify(src)}, site: "${stack.demo.site}", nonce: "n0nce" });
		chat.loaded.then(() => { document.title = "loaded"; chat.open(); }, ({ message }) => { document.title = message; });
	</script>`;
	const [, src = ""] = /src="([^"]+)"/.exec(site.tag) ?? [];
	const [, pinned = ""] = /src="([^"]+)"/.exec(site.pinnedTag) ?? [];
	for (const address of [src, pinned]) {
		const { page, complaints, go } = await site.open(browser, { head: load(address), policy });
		await go();
		await widgetOf(page).composer.waitFor();
		expect([await page.title(), complaints]).toEqual(["loaded", []]);
	}
	const unknown = load(pinned).replace(stack.demo.site, "site_0000000000000000000000000000");
	for (const head of [unknown, load(`${stack.bff}/site_0000.js`)]) {
		const { page, go } = await site.open(browser, { head, policy });
		await go();
		await expect.poll(() => page.title()).toMatch(/^Bellhop: .* could not be loaded$/);
	}
});
