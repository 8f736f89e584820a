import { afterAll, beforeAll, expect, test } from "vitest";
import { pageLimits } from "../packages/contract/src/page-limits.ts";
import {
	callsAtOnce,
	type HostileStack,
	haveTalks,
	post,
	type Script,
	startHostileStack,
	type Talk,
} from "./hostile-talks.ts";
import type { ModelServer } from "./model-server.ts";
import { missing, onlyWords } from "./only-words.ts";
import { grouped, packed, payloads, storedPayloads } from "./payloads.ts";
import { startScriptedModel } from "./scripted-model.ts";
import { enterAdmin, focusAdmin, turnTo } from "./visitors/admin-steps.ts";
import { inBrowsersAtOnce } from "./visitors/at-once.ts";
import type { Tab } from "./visitors/tab.ts";
import { widgetIn } from "./visitors/widget-steps.ts";

/** What a title may be long, and what of a name the widget shows. */
const longestTitle = 80;
/** An identity token of 8 KiB has room for so much, in bytes of JSON. */
const longestName = 5_600;

const all = payloads();
const stored = (text: string) => text.replaceAll("\0", "");
const fitting = [...new Set(storedPayloads().map((text) => text.trim()))].filter((text) => text.length <= longestTitle);
/** Each title costs a change of a tool and a call of it: every third is taken. */
const titles = fitting.filter((_, index) => index % 3 === 0);
const inLines = (texts: readonly string[]) => texts.join("\n");
const names = packed(all, longestName, (text) => Buffer.byteLength(JSON.stringify(text))).map(inLines);
const pages = grouped(packed(all, pageLimits.value).map(inLines), pageLimits.fields);
/** Ten turns are a conversation. */
const steps = grouped(grouped(titles, callsAtOnce), 10);
/** Everything is said in some conversation. Users of forty of them have ids with the same beginning. */
const scripts = names.map(
	(name, index): Script => ({
		user: { id: `group-${Math.floor(index / 40)}-${index}`, name },
		fields: pages[index] ?? [],
		titles: steps[index] ?? [],
	}),
);
const patience = { timeout: 30_000, interval: 30 };

let model: ModelServer;
/** Two, so that two cores have something to do, each with half of the conversations. */
let places: { readonly at: HostileStack; readonly talks: readonly Talk[] }[];
const running: HostileStack[] = [];

beforeAll(async () => {
	model = await startScriptedModel((question) => ({
		says: ["Done."],
		...(question !== "Hello" && { calls: question.split(" ") }),
	}));
	places = await Promise.all(
		[0, 1].map(async (half) => {
			const at = await startHostileStack(model.environment);
			running.push(at);
			const mine = scripts.filter((_, index) => index % 2 === half);
			return { at, talks: await haveTalks(at, mine) };
		}),
	);
}, 600_000);
afterAll(async () => {
	await Promise.all(running.map((at) => at.stop()));
	await model.close();
});

test("the texts are more than ten thousand; all of them have been users' names and page fields, and a third of those that fit has been a tool's title", () => {
	expect(all.length).toBeGreaterThan(10_000);
	expect(fitting.length).toBeGreaterThan(4_900);
	expect(titles.length).toBeGreaterThan(1_600);
	expect(names.join("\n").split("\n")).toEqual(all.join("\n").split("\n"));
	expect(pages.flat().join("\n").split("\n")).toEqual(all.join("\n").split("\n"));
	expect(pages.length).toBeLessThanOrEqual(scripts.length);
	expect(steps.length).toBeLessThanOrEqual(scripts.length);
});

test("more than ten thousand users' names and page fields, and more than 1,600 tools' titles, stay words in the config page's lists and transcripts", async () => {
	await inBrowsersAtOnce(async (visitor) => {
		for (const { at, talks } of places) {
			const tab = await visitor.open();
			await enterAdmin(tab, at.origin, at.stack);
			await readLists(tab, at, talks);
			for (const talk of talks) await readTranscript(tab, at, talk);
			await tab.close();
		}
	});
}, 600_000);

async function readLists(tab: Tab, at: HostileStack, talks: readonly Talk[]): Promise<void> {
	const list = { within: "ul.rows", besides: "time" };
	await turnTo(tab, "conversations");
	await expect.poll(() => tab.evaluate(listMore, list.within), patience).toBe(talks.length);
	expect(await missing(tab, list.within, textsOf(talks.map(({ user }) => user.name)))).toEqual([]);
	await onlyWords(tab, list, at.ours);
	for (const [group, some] of Map.groupBy(talks, ({ user }) => user.id.split("-")[1])) {
		await turnTo(tab, "visitors");
		await focusAdmin(tab, "input");
		await tab.type(`group-${group}-`);
		const here = () => missing(tab, list.within, textsOf(some.map(({ user }) => user.name)));
		await expect.poll(here, patience).toEqual([]);
		await onlyWords(tab, list, at.ours);
		await turnTo(tab, "overview");
	}
}

async function readTranscript(tab: Tab, at: HostileStack, { chat, user, fields, titles }: Talk): Promise<void> {
	await turnTo(tab, `conversations/${chat}`);
	const texts = textsOf([user.name, ...fields, ...titles.flat()]);
	await expect.poll(() => missing(tab, "main", texts), patience).toEqual([]);
	await onlyWords(tab, { within: "main", besides: "h1 h2 article time details summary" }, at.ours);
}

/** Each text by itself, as it is stored. */
const textsOf = (packs: readonly string[]) => packs.flatMap((pack) => stored(pack).split("\n"));

test("more than 1,600 tools' titles stay words in the widget", async () => {
	await inBrowsersAtOnce(async (visitor) => {
		for (const { at, talks } of places) {
			const tab = await visitor.open();
			await tab.goto(`${at.site.origin}/plain.html`);
			await widgetIn(tab).click(".launcher");
			for (const talk of talks.filter(({ titles }) => titles.length > 0)) await openTalk(tab, at, talk);
			await tab.close();
		}
	});
}, 600_000);

/** Signs in on the page, and looks at the conversation had before. */
async function openTalk(tab: Tab, at: HostileStack, { user, titles }: Talk): Promise<void> {
	const widget = widgetIn(tab);
	await tab.evaluate(signIn, at.tokenOf(user));
	await expect.poll(() => missing(tab, ".header .as", [shownName(user.name)]), patience).toEqual([]);
	await widget.click(".menu > button");
	await widget.click("[role=menuitemradio]");
	await expect.poll(() => missing(tab, ".answer .step", titles.flat()), patience).toEqual([]);
	await onlyWords(tab, panel, at.ours);
}

/** What the panel draws besides answers. */
const panel = { within: "#panel", besides: "svg path h2 i time textarea form article" };
const shownName = (name: string) => stored(name).slice(0, longestTitle);

/** So many of those that fit, each from another place of the list. */
const shownInWidget = 240;

test(`${shownInWidget} users' names and names of the site, and of its greeting and starters more than ${shownInWidget * 7}, stay words in the widget`, async () => {
	const short = evenly(fitting, shownInWidget);
	const greetings = evenly(packed(storedPayloads(), 400).map(inLines), shownInWidget);
	const starters = grouped(
		evenly(
			storedPayloads().filter((text) => text.length <= 120),
			shownInWidget * 4,
		),
		4,
	);
	expect(textsOf([...greetings, ...starters.flat()]).length).toBeGreaterThan(shownInWidget * 7);
	// Each browser has a site of its own to change.
	const free = [...places];
	await inBrowsersAtOnce(async (visitor, browser) => {
		const { at } = free.pop() as (typeof places)[number];
		const tab = await visitor.open();
		await tab.goto(`${at.site.origin}/plain.html`);
		await widgetIn(tab).click(".launcher");
		for (const [index, name] of short.entries()) {
			const site = { name: short.at(-1 - index), greeting: greetings[index], starters: starters[index] };
			await at.changeSite(site);
			await tab.evaluate(signIn, at.tokenOf({ id: `${browser}-${index}`, name }));
			await expect.poll(() => missing(tab, ".header .as", [name]), patience).toEqual([]);
			const told = [site.name, site.greeting, ...(site.starters ?? [])].map((text = "") => text.trim());
			await expect.poll(() => missing(tab, "#panel", told), patience).toEqual([]);
			await onlyWords(tab, panel, at.ours);
		}
	});
}, 600_000);

test("a text that is too long for a place is refused, and it is said why", async () => {
	const [{ at }] = places as [(typeof places)[number]];
	const { tools } = await at.admin<{ readonly tools: readonly { readonly id: string }[] }>("GET", `${at.path}/tools`);
	const title = all.find((text) => text.trim().length > longestTitle);
	await expect(at.admin("PUT", `${at.path}/tools/${tools[0]?.id}`, { ...tools[0], title })).rejects.toThrow(
		/: 422 .*"input_invalid".*"title"/s,
	);
	const session = await post(at, "/sessions", { body: { site: at.stack.demo.site } });
	const { token } = JSON.parse(session) as { readonly token: string };
	const message = { id: "msg_00000000000000000000000000", role: "user", parts: [{ type: "text", text: "Hello" }] };
	const page = { url: at.site.origin, title: "A page", fields: { long: inLines(all.slice(0, 10)) } };
	const told = { id: "chat_00000000000000000000000000", message, page };
	await expect(post(at, "/chat", { body: told, token })).rejects.toThrow(/: 400 .*"invalid_body"/);
	const identityToken = at.tokenOf({ id: "long", name: inLines(all.slice(0, 100)) });
	await expect(post(at, "/sessions", { body: { site: at.stack.demo.site, identityToken } })).rejects.toThrow(
		/: 401 .*"identity_invalid".*"token_malformed"/,
	);
});

function evenly<Item>(items: readonly Item[], wanted: number): Item[] {
	return Array.from({ length: wanted }, (_, index) => items[Math.floor((index * items.length) / wanted)] as Item);
}

function signIn(token: string): void {
	window.Bellhop?.("identify", () => token);
}

/** Has older ones shown too, where there are more. @returns how many are shown by now */
function listMore(list: string): number {
	const more = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Show older ones");
	if (more && !more.disabled) more.click();
	return document.querySelectorAll(`${list} > li`).length;
}

declare global {
	interface Window {
		Bellhop?: (...told: unknown[]) => void;
	}
}
