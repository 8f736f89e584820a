import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { widgetOf } from "./browser.ts";
import { type HostPage, type HostSite, startHostSite } from "./host-site.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

/** The lines of `docs/embedding.md`, each on a page that allows nothing else. */
let stack: Stack;
let browser: Browser;
let site: HostSite;

withStack((started) => {
	({ stack, browser } = started);
});
beforeAll(async () => {
	site = await startHostSite(stack);
});
afterAll(() => site.close());

const tags = { plain: () => site.tag, pinned: () => site.pinnedTag };
const withNonce = (tag: string) => tag.replace("<script ", '<script nonce="n0nce" ');
const connect = () => `connect-src ${stack.bff}`;
const trusted = ["require-trusted-types-for 'script'", "trusted-types 'none'"];

/** Opens the chat, asks and is answered. */
async function chatOn(host: HostPage) {
	const { page, complaints, go } = await site.open(browser, host);
	const answer = await go();
	const widget = widgetOf(page);
	await widget.open();
	await widget.ask("Do you have the running shoes in size 42?");
	await widget.log
		.getByText(/in stock|size 42/i)
		.last()
		.waitFor();
	// Fetched with the menu, where it was not before.
	await page.getByRole("button", { name: "Menu" }).click();
	await page.getByRole("menu").waitFor();
	await page.context().close();
	return { complaints, policy: answer?.headers()["content-security-policy"] };
}

test.each(["plain", "pinned"] as const)(
	"the %s tag needs the BFF's origin in script-src and connect-src, and nothing else",
	async (kind) => {
		const policy = ["default-src 'none'", `script-src ${stack.bff}`, connect(), "img-src data:", ...trusted];
		const used = await chatOn({ head: tags[kind](), policy });
		expect(used).toEqual({ complaints: [], policy: policy.join("; ") });
	},
);

test.each(["plain", "pinned"] as const)("the %s tag with a nonce needs no origin in script-src", async (kind) => {
	const policy = ["default-src 'none'", "script-src 'nonce-n0nce'", connect(), "img-src data:", ...trusted];
	expect((await chatOn({ head: withNonce(tags[kind]()), policy })).complaints).toEqual([]);
});

test.each(["plain", "pinned"] as const)("the %s tag with a nonce goes together with strict-dynamic", async (kind) => {
	const script = "script-src 'nonce-n0nce' 'strict-dynamic' https: 'unsafe-inline'";
	const policy = ["default-src 'none'", script, connect(), "img-src data:", "base-uri 'none'", ...trusted];
	expect((await chatOn({ head: withNonce(tags[kind]()), policy })).complaints).toEqual([]);
});

test.each(["plain", "pinned"] as const)(
	"the %s tag brought by a script of the page's own goes together with strict-dynamic",
	async (kind) => {
		const [, src] = /src="([^"]+)"/.exec(tags[kind]()) ?? [];
		const script = `const tag = document.createElement("script");
		Object.assign(tag, { src: "${src}", async: true });
		tag.dataset.site = "${stack.demo.site}";
		document.head.append(tag);`;
		const policy = ["default-src 'none'", "script-src 'nonce-n0nce' 'strict-dynamic'", connect(), "img-src data:"];
		expect((await chatOn({ head: `<script nonce="n0nce">${script}</script>`, policy })).complaints).toEqual([]);
	},
);

test("without the BFF in script-src there is no chat, and the page is as it was", async () => {
	const policy = ["script-src 'self'", connect()];
	for (const head of [site.tag, site.pinnedTag]) {
		const { page, complaints, go } = await site.open(browser, { head, policy });
		await go();
		await expect.poll(() => complaints.join()).toContain("Content Security Policy");
		expect(await page.locator("bellhop-widget").count()).toBe(0);
	}
});

test("without connect-src the pinned tag says what is missing, and the plain one's visitors are told that nobody answers", async () => {
	const policy = [`script-src ${stack.bff}`, "connect-src 'self'"];
	const pinned = await site.open(browser, { head: site.pinnedTag, policy });
	await pinned.go();
	await expect.poll(() => pinned.complaints.join()).toContain("did not say how");
	expect(await pinned.page.locator("bellhop-widget").count()).toBe(0);
	const plain = await site.open(browser, { head: site.tag, policy });
	await plain.go();
	const widget = widgetOf(plain.page);
	await widget.open();
	await widget.ask("Hello?");
	await plain.page
		.getByText(/connection|reach/i)
		.first()
		.waitFor();
});

test("a page that embeds nothing which did not agree to it may have each tag, the plain one with crossorigin and without", async () => {
	const headers = { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" };
	for (const head of [site.tag, site.tag.replace("><", ' crossorigin="anonymous"><'), site.pinnedTag]) {
		expect((await chatOn({ head, headers })).complaints).toEqual([]);
	}
});
