// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pinnedPanel } from "./pinned-panel.ts";

const folder = "https://chat.example/widget/abc";
const integrity = { "panel.js": "sha384-panel", "talk.js": "sha384-talk" };
const load = vi.fn(async (_: string) => {
	return { mountPanel: vi.fn(), words: {}, talkWords: {}, moreWords: {} } as unknown as UnspokenPanel;
});
type UnspokenPanel = Awaited<ReturnType<NonNullable<Parameters<typeof pinnedPanel>[2]>>>;
let compares: boolean;
let arrives: (link: HTMLLinkElement) => boolean;
const links: HTMLLinkElement[] = [];

beforeEach(() => {
	arrives = () => true;
	links.length = 0;
	vi.clearAllMocks();
	vi.stubGlobal("fetch", async (address: string) =>
		Response.json({ panel: { language: "de", address }, talk: { said: "talk" }, more: { said: "more" } }),
	);
	// The document of tests fetches nothing: a link settles at once, as the test says.
	vi.spyOn(document.head, "append").mockImplementation((node) => {
		const link = node as HTMLLinkElement;
		links.push(link);
		queueMicrotask(() => (arrives(link) ? link.onload : link.onerror)?.call(link, new Event("settled")));
	});
	const list = Object.getPrototypeOf(document.createElement("link").relList);
	list.supports = () => compares;
	compares = true;
});
afterEach(() => vi.restoreAllMocks());

const fetched = () =>
	links.map(({ rel, href, integrity, crossOrigin, nonce }) => ({ rel, href, integrity, crossOrigin, nonce }));

test("all code is compared before the panel is imported, and its words come beside it as data", async () => {
	const { words } = await pinnedPanel(integrity, "n0nce", load)(`${folder}/0,%2Cde/panel.js`);
	expect(words).toEqual({ language: "de", address: `${folder}/0,%2Cde/words.json` });
	expect(await load.mock.results[0]?.value).toMatchObject({ talkWords: { said: "talk" }, moreWords: { said: "more" } });
	const alike = { rel: "modulepreload", crossOrigin: "anonymous", nonce: "n0nce" };
	expect(fetched()).toEqual([
		{ ...alike, href: `${folder}/0;%2Cde/panel.js`, integrity: "sha384-panel" },
		{ ...alike, href: `${folder}/0;%2Cde/talk.js`, integrity: "sha384-talk" },
	]);
	expect(load.mock.calls).toEqual([[`${folder}/0;%2Cde/panel.js`]]);
});

test.each(["panel.js", "talk.js"])("where %s is not what it has to be nothing is imported", async (forged) => {
	arrives = ({ href }) => !href.endsWith(forged);
	await expect(pinnedPanel(integrity, "", load)(`${folder}/0,en/panel.js`)).rejects.toThrow("not what it has to be");
	expect(load).not.toHaveBeenCalled();
});

test("another attempt asks in another folder, since browsers remember what failed", async () => {
	await pinnedPanel(integrity, "", load)(`${folder}/1,en/panel.js`);
	expect(load.mock.calls).toEqual([[`${folder}/1;en/panel.js`]]);
});

test("a browser that cannot compare modules imports them as they are", async () => {
	compares = false;
	await pinnedPanel(integrity, "", load)(`${folder}/0,en/panel.js`);
	expect([links.length, load.mock.calls.length]).toEqual([0, 1]);
});
