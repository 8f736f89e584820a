import { afterAll, beforeAll, expect, test } from "vitest";
import { pageLimits } from "../packages/contract/src/page-limits.ts";
import { changeSite } from "./admin-door.ts";
import { type BareDoor, behindBareDoor, startBareDoor } from "./bare-door.ts";
import { type HostileSite, startHostileSite } from "./hostile-site.ts";
import type { ModelServer } from "./model-server.ts";
import { missing, onlyWords, type Place, timesDrawn, watchWords } from "./only-words.ts";
import { grouped, packed, payloads } from "./payloads.ts";
import { startScriptedModel } from "./scripted-model.ts";
import { type Stack, startStack } from "./stack.ts";
import { enterAdmin, turnTo } from "./visitors/admin-steps.ts";
import { inBrowsersAtOnce } from "./visitors/at-once.ts";
import type { Tab } from "./visitors/tab.ts";
import { widgetIn } from "./visitors/widget-steps.ts";

let stack: Stack;
let model: ModelServer;
let door: BareDoor;
let site: HostileSite;

beforeAll(async () => {
	model = await startScriptedModel((question) => ({ says: saysTo(question) }));
	stack = await startStack({ ...model.environment, ...behindBareDoor });
	door = await startBareDoor(stack.bff);
	site = await startHostileSite({ bff: door.origin, demo: stack.demo }, "");
	await changeSite(stack, { allowedOrigins: [site.origin] });
});
afterAll(async () => {
	site?.stop();
	door?.stop();
	await model.close();
	await stack.stop();
});

const all = payloads();
/** What is said in one answer: a visitor may send twenty messages in a minute. */
const answers = grouped(all, 700);
/** What the page tells meanwhile: as many fields as it may, in each as many texts as fit. */
const pages = grouped(packed(all, pageLimits.value), pageLimits.fields).map((packs) =>
	packs.map((texts) => texts.join("\n")),
);
/** Where the config page shows what was said. */
const transcript = { within: "section[aria-label=Messages] article", besides: "time details summary" };
/** An answer in the widget. */
const prose = { within: ".prose" };
const patience = { timeout: 20_000, interval: 30 };

test("more than ten thousand hostile texts stay words in the widget, while they come and after a reload, and in the transcript", async () => {
	expect(all.length).toBeGreaterThan(10_000);
	await inBrowsersAtOnce(async (visitor, browser) => {
		const tab = await visitor.open();
		await tab.goto(`${site.origin}/plain.html`);
		await widgetIn(tab).click(".launcher");
		const chats: string[] = [];
		for (const which of answers.keys()) chats.push(await hear(tab, which, browser));
		const team = await visitor.open();
		await enterAdmin(team, door.origin, stack);
		for (const [which, chat] of chats.entries()) await read(team, chat, which);
	});
}, 300_000);

/** What lets an answer go on that was seen as far as it came, by its question. */
const goingOn = new Map<string, () => void>();

/** How many characters of an answer come before it is looked at. */
const stretch = 5000;

/** The texts of the answer that a question names, cut wherever a stretch ends, each of which comes once it is let. */
async function* saysTo(question: string): AsyncGenerator<string> {
	const all = saidIn(Number.parseInt(question, 10));
	for (let from = 0; from < all.length; from += stretch) {
		yield all.slice(from, from + stretch);
		await new Promise<void>((goOn) => goingOn.set(question, goOn));
	}
	yield ` That was ${question}.`;
}

const saidIn = (which: number) => (answers[which] ?? []).map((text) => `${text}\n\n`).join("");

/** A conversation of one answer, seen while it comes, when it is whole, and after a reload. @returns its id */
async function hear(tab: Tab, which: number, browser: string): Promise<string> {
	const widget = widgetIn(tab);
	const question = `${which} ${browser}`;
	await widget.untilFocused("textarea");
	await watchWords(tab, prose);
	await tab.evaluate(tellPage, pages[which] ?? []);
	await tab.type(question);
	await tab.press("Enter");
	await seeGrow(tab, which, question);
	await widget.until('.answer[aria-busy="false"] .prose', new RegExp(`That was ${question}\\.$`));
	const drawn = await harmless(tab, prose);
	expect(drawn).toBeGreaterThan(answers[which]?.length ?? 0);
	await tab.reload();
	await expect.poll(() => harmless(tab, prose), patience).toBe(drawn);
	const chat = await tab.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? "{}").chat as string, stored());
	await widget.click(".menu > button");
	await widget.click("[role=menuitem]");
	await widget.seen(".welcome");
	return chat;
}

/** Sees every stretch of an answer drawn before the next one comes. */
async function seeGrow(tab: Tab, which: number, question: string): Promise<void> {
	let before = 0;
	for (let from = 0; from < saidIn(which).length; from += stretch) {
		await expect.poll(() => timesDrawn(tab), patience).toBeGreaterThan(before);
		await expect.poll(() => goingOn.has(question), patience).toBe(true);
		before = await timesDrawn(tab);
		goingOn.get(question)?.();
		goingOn.delete(question);
	}
}

/** Looks at a conversation on the config page. */
async function read(tab: Tab, chat: string, which: number): Promise<void> {
	await turnTo(tab, `conversations/${chat}`);
	const told = (pages[which] ?? []).map((text) => text.replaceAll("\0", ""));
	await expect.poll(() => missing(tab, transcript.within, told), patience).toEqual([]);
	await expect.poll(() => tab.evaluate(count, `${transcript.within} div.prose`), patience).toBe(1);
	expect(await harmless(tab, transcript)).toBeGreaterThan(answers[which]?.length ?? 0);
}

/** Where the widget keeps which conversation is open. */
const stored = () => `bellhop:${stack.demo.site}`;
const harmless = (tab: Tab, place: Place) => onlyWords(tab, place, [door.origin, site.origin]);

function tellPage(texts: readonly string[]): void {
	const page = Object.fromEntries(texts.map((text, index) => [`${index} ${text}`.slice(0, 60), text]));
	window.Bellhop?.("update", { page });
}

function count(selector: string): number {
	return document.querySelectorAll(selector).length;
}

declare global {
	interface Window {
		Bellhop?: (...told: unknown[]) => void;
	}
}
