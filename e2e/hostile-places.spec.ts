import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { signIdentityToken } from "../apps/demo-shop/src/sign-in/sign-identity-token.ts";
import { changeSite, logInToApi } from "./admin-door.ts";
import { type HeldModel, startHeldModel } from "./held-model.ts";
import { type HostileSite, startHostileSite } from "./hostile-site.ts";
import { becameMore } from "./only-words.ts";
import { markdownSample, sample } from "./payloads.ts";
import { type Stack, startStack } from "./stack.ts";
import type { Tab, Visitor } from "./visitors/tab.ts";
import { allBrowsers } from "./visitors/visitors.ts";
import { widgetIn } from "./visitors/widget-steps.ts";

let stack: Stack;
/** A stack with a model whose answers are written here. */
let held: Stack;
let model: HeldModel;
/** Pages without the policies that would stop a script or a request anyway. */
let site: HostileSite;
let heldSite: HostileSite;

beforeAll(async () => {
	model = await startHeldModel();
	[stack, held] = await Promise.all([startStack(), startStack(model.environment)]);
	[site, heldSite] = (await Promise.all([stack, held].map((one) => startHostileSite(one, "")))) as [
		HostileSite,
		HostileSite,
	];
	await changeSite(held, { allowedOrigins: [heldSite.origin] });
});
afterAll(async () => {
	site?.stop();
	heldSite?.stop();
	await model.close();
	await Promise.all([stack.stop(), held.stop()]);
});

/** NUL is taken out of what is stored. */
const texts = sample().map((text) => text.replaceAll("\0", ""));
const starters = 4;
/** What a name and a title may be long at most. */
const fits = texts.filter((text) => text.length <= 80);
const rounds = Math.ceil(texts.length / starters);
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

	/** That nothing in there is more than words, and nobody was asked who should not be. */
	async function onlyWords(within: string, besides = panel): Promise<void> {
		expect(await tab.evaluate(becameMore, { within, besides })).toMatchObject({ wrong: [], pwned: 0 });
		const ours = [stack.bff, held.bff, site.origin, heldSite.origin];
		expect(tab.requests.filter((url) => !ours.includes(new URL(url).origin) && !/^(data|about):/.test(url))).toEqual(
			[],
		);
	}

	test.each(Array.from({ length: rounds }, (_, round) => round))(
		"round %i: the site's name, greeting and starters, a tool's title, a user's name and a page's fields stay words",
		async (round) => {
			const four = texts.slice(round * starters, (round + 1) * starters);
			const greeting = four.join(" ").slice(0, 400);
			const name = fits[round] ?? "";
			const title = fits.at(-1 - round) ?? "";
			await changeSite(stack, {
				...{ name, greeting, allowedOrigins: [site.origin] },
				// With what no database keeps, which is taken out.
				starters: four.map((text) => `\0${text.slice(0, 119)}`),
			});
			await nameTool(title);
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
			await onlyWords("#panel");
			await widget.ask("Do you have the running shoes in size 42?", /size 42, in stock 3/);
			expect(await widget.says(".step")).toContain(title.trim());
			await onlyWords("#panel");
		},
	);

	// In Chromium that is `hostile-text.spec.ts`, with more than ten thousand.
	if (browser !== "Firefox") return;
	test("what a model says stays words, in the widget and in the transcript", async () => {
		tab = await visitor.open();
		await tab.goto(`${heldSite.origin}/plain.html`);
		const widget = widgetIn(tab);
		await widget.click(".launcher");
		await widget.untilFocused("textarea");
		await tab.type("All of it");
		await tab.press("Enter");
		for (const text of markdownSample()) await model.say(`${text}\n\n`);
		await model.finish();
		await widget.until('.answer[aria-busy="false"]', /./);
		const drawn = async (within: string) => (await tab.evaluate(becameMore, { within, besides: "" })).elements;
		expect(await drawn(".prose")).toBeGreaterThan(markdownSample().length);
		await onlyWords(".prose", "");

		await tab.goto(`${held.bff}/admin/`);
		await expect.poll(() => tab.evaluate(focusOn, "input[type=email]")).toBe(true);
		await tab.type(held.demo.admin.email);
		await tab.evaluate(focusOn, "input[type=password]");
		await tab.type(held.demo.admin.password);
		await tab.press("Enter");
		await expect
			.poll(() => tab.evaluate(() => /Log out/.test(document.body.textContent), null), { timeout: 20_000 })
			.toBe(true);
		await tab.evaluate((place) => location.assign(place), "#/conversations");
		await expect.poll(() => tab.evaluate(follow, "ul.rows a"), { timeout: 20_000 }).toBe(true);
		const transcript = "section[aria-label=Messages] article";
		await expect.poll(() => drawn(transcript), { timeout: 20_000 }).toBeGreaterThan(markdownSample().length);
		await onlyWords(transcript, "time details summary");
	});
});

/** Gives the tool that looks for what is in stock another title. */
async function nameTool(title: string): Promise<void> {
	const ask = await logInToApi(stack);
	const path = `/sites/${stack.demo.site}/tools`;
	const { tools } = await ask<{ readonly tools: readonly Record<string, unknown>[] }>("GET", path);
	const { id, updatedAt, lastUsedAt, calls24h, failures24h, ...tool } =
		tools.find(({ name }) => name === "check_stock") ?? {};
	await ask("PUT", `${path}/${id}`, { ...tool, title });
}

function tellPage({ token, fields }: { readonly token: string; readonly fields: readonly string[] }): void {
	document.title = fields.join(" ");
	const page = Object.fromEntries(fields.map((text) => [text.slice(0, 60), text]));
	window.Bellhop?.("identify", () => token);
	window.Bellhop?.("update", { page });
}

function focusOn(selector: string): boolean {
	const field = document.querySelector<HTMLElement>(selector);
	field?.focus();
	return field !== null;
}

function follow(selector: string): boolean {
	const link = document.querySelector<HTMLElement>(selector);
	link?.click();
	return link !== null;
}

declare global {
	interface Window {
		Bellhop?: (...told: unknown[]) => void;
	}
}
