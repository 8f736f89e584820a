import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { signIdentityToken } from "../apps/demo-shop/src/sign-in/sign-identity-token.ts";
import { logInToApi } from "./admin-door.ts";
import { type HostileSite, startHostileSite } from "./hostile-site.ts";
import { onlyWords } from "./only-words.ts";
import { sample } from "./payloads.ts";
import { type Stack, startStack } from "./stack.ts";
import type { Tab, Visitor } from "./visitors/tab.ts";
import { allBrowsers } from "./visitors/visitors.ts";
import { widgetIn } from "./visitors/widget-steps.ts";

let stack: Stack;
/** Pages without the policies that would stop a script or a request anyway. */
let site: HostileSite;
/** The admin's API, entered once. */
let ask: Awaited<ReturnType<typeof logInToApi>>;

beforeAll(async () => {
	stack = await startStack();
	site = await startHostileSite(stack, "");
	ask = await logInToApi(stack);
});
afterAll(async () => {
	site?.stop();
	await stack.stop();
});

/** NUL is taken out of what is stored. */
const texts = sample().map((text) => text.replaceAll("\0", ""));
const starters = 4;
/** What a name and a title may be long at most. */
const fits = texts.filter((text) => text.length <= 80);
/** Few: `hostile-names.spec.ts` shows thousands of them one place after the other, here they are in all places at once. */
const rounds = 4;
/** What the panel draws besides answers. */
const panel = "svg path h2 i time textarea form article";

// WebKit's driver hears of no request.
describe.each(allBrowsers().filter(({ name }) => name !== "WebKit"))("in $name", ({ name: browser, launch }) => {
	let visitor: Visitor;
	let tab: Tab;
	beforeAll(async () => {
		visitor = await launch();
	});
	afterAll(() => visitor.close());
	afterEach(() => tab.close());

	const harmless = () => onlyWords(tab, { within: "#panel", besides: panel }, [stack.bff, site.origin]);

	test.each(Array.from({ length: rounds }, (_, round) => round))(
		"round %i: the site's name, greeting and starters, a tool's title, a suggestion, a user's name and a page's fields stay words",
		async (round) => {
			const four = texts.slice(round * starters, (round + 1) * starters);
			const greeting = four.join(" ").slice(0, 400);
			const name = fits[round] ?? "";
			const title = fits.at(-1 - round) ?? "";
			await changeSite({
				...{ name, greeting, allowedOrigins: [site.origin] },
				// With what no database keeps, which is taken out.
				starters: four.map((text) => `\0${text.slice(0, 119)}`),
			});
			await changeTool("check_stock", { title });
			// What the demo model suggests is what a tool says it does.
			await changeTool("check_account", { description: title });
			tab = await visitor.open();
			await tab.goto(`${site.origin}/plain.html`);
			const widget = widgetIn(tab);
			await widget.seen(".launcher");
			const user = { id: `cust_${browser}_${round}`, name: texts.join("\n"), email: `${round}@shop.example` };
			const token = signIdentityToken(stack.demo as never, user as never, new Date());
			await tab.evaluate(tellPage, { token, fields: four });
			await widget.click(".launcher");
			await widget.until(".header", /Signed in as/);
			await widget.untilFocused("textarea");
			expect(await widget.says(".greeting")).toBe(greeting);
			expect(await widget.says(".header h2")).toBe(name);
			expect(await widget.says(".header .as")).toContain(texts[0]);
			await harmless();
			await widget.ask("Do you have the running shoes in size 42?", /size 42, in stock 3/);
			expect(await widget.says(".step")).toContain(title.trim());
			await widget.seen(".messages > .starters");
			await harmless();
		},
	);
});

/** Changes the site's words; all else of it stays. */
async function changeSite(changes: object): Promise<void> {
	const path = `/sites/${stack.demo.site}`;
	const before = await ask<Record<string, unknown>>("GET", path);
	const kept = ["accent", "theme", "corner"].map((name) => [name, before[name]]);
	await ask("PUT", path, { ...Object.fromEntries(kept), ...changes });
}

/** Changes a tool's words; all else of it stays. */
async function changeTool(named: string, words: object): Promise<void> {
	const path = `/sites/${stack.demo.site}/tools`;
	const { tools } = await ask<{ readonly tools: readonly Record<string, unknown>[] }>("GET", path);
	const { id, updatedAt, lastUsedAt, calls24h, failures24h, ...tool } = tools.find(({ name }) => name === named) ?? {};
	await ask("PUT", `${path}/${id}`, { ...tool, ...words });
}

function tellPage({ token, fields }: { readonly token: string; readonly fields: readonly string[] }): void {
	document.title = fields.join(" ");
	const page = Object.fromEntries(fields.map((text) => [text.slice(0, 60), text]));
	window.Bellhop?.("identify", () => token);
	window.Bellhop?.("update", { page });
}

declare global {
	interface Window {
		Bellhop?: (...told: unknown[]) => void;
	}
}
