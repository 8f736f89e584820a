import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, widgetOf } from "./browser.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;

withStack((started) => {
	({ stack, browser } = started);
});

/** What a screen reader finds in the widget: roles, names and states. */
function treeOf(page: Page): Promise<string> {
	return page.locator("bellhop-widget").ariaSnapshot();
}

/** Without what is another one each time. */
function settled(text: string): string {
	return text
		.replace(/call_[0-9a-z]+/g, "call_…")
		.replace(/rf_\d+/g, "rf_…")
		.replace(/localhost:\d+/g, "localhost")
		.replace(/\b(\d{1,2} \w{3} \d{4}, )?\d{1,2}:\d{2}(\s[AP]M)?\b/g, "(time)");
}

/** Keeps what was said to screen readers without being asked, each sentence once. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
	await page.evaluate(() => {
		const said: string[] = [];
		const last = new WeakMap<Element, string>();
		Object.assign(window, { said });
		const root = document.querySelector("bellhop-widget")?.shadowRoot;
		if (!root) throw new Error("There is no widget.");
		new MutationObserver(() => {
			for (const region of root.querySelectorAll("[aria-live=polite], [role=status]")) {
				const words = region.textContent?.trim() ?? "";
				if (words !== "" && last.get(region) !== words) said.push(words);
				last.set(region, words);
			}
		}).observe(root, { childList: true, subtree: true, characterData: true });
	});
	return () => page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
}

test("a whole conversation as a screen reader finds it is as docs/accessibility-transcript.md shows", async () => {
	const { page } = await openPage(browser, stack.shop, { locale: "en-US", reducedMotion: "reduce" });
	await page.getByRole("button", { name: "Alex", exact: true }).click();
	await page.getByRole("button", { name: "Alex", pressed: true }).waitFor();
	const widget = widgetOf(page);
	await widget.launcher.waitFor();
	const heard = await listen(page);
	const story: string[] = [];
	const note = async (title: string) => {
		const said = (await heard()).map((words) => `> ${words.replaceAll("\n", "\n> ")}\n`);
		const spoken = said.length > 0 ? `\nSaid without being asked:\n\n${said.join("\n")}` : "";
		story.push(`## ${title}\n${spoken}\n\`\`\`yaml\n${await treeOf(page)}\n\`\`\`\n`);
	};
	const say = async (words: string) => {
		const answers = await page.locator(".answer").count();
		await widget.ask(words);
		await page.locator('.answer[aria-busy="false"]').nth(answers).waitFor();
		await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	};
	await note("Before it is opened");
	await widget.open();
	await page.getByText("Signed in as Alex Reid").waitFor();
	await note("Opened");
	await say("Do you have the running shoes in size 42?");
	await note("A question was answered");
	await say("Refund £24.00 of order 12347");
	await say("It is too small for me");
	await say("Yes, please");
	await page.locator("form.card").waitFor();
	await note("It asks before it acts");
	await page
		.locator("form.card")
		.getByRole("button", { name: /^Refund/ })
		.click();
	// in the receipt: the answer after it names the number too
	await page
		.getByRole("region", { name: /^Refund/ })
		.getByText(/^rf_\d+$/)
		.waitFor();
	await page.locator('.answer[aria-busy="false"]').nth(4).waitFor();
	await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
	await note("Done, with a receipt");
	await page.keyboard.press("Escape");
	await page.getByRole("dialog").waitFor({ state: "hidden" });
	await note("Closed again");
	const head = `# A conversation as a screen reader finds it

Written by \`e2e/accessibility.spec.ts\`, which compares it in every run (\`-u\` writes it anew): roles, names and states of the
accessibility tree, as Chromium gives them, and what is said without being asked. Numbers that are others each time stand as
\`…\`, times as \`(time)\`.
`;
	await expect(settled(`${head}\n${story.join("\n")}`)).toMatchFileSnapshot("../docs/accessibility-transcript.md");
});
