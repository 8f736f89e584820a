// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { words } from "../words/en.ts";
import { startPinned } from "./start-pinned.ts";

const site = "site_0123456789abcdefghjkmnpqrs";
const looks = {
	id: site,
	name: "Shop",
	greeting: "Hi",
	starters: [],
	accent: "#1f5f4a",
	theme: "auto",
	corner: "right",
};
const settings = {
	site: looks,
	looks: {},
	style: ":host{}",
	icon: "M0 0",
	launcher: { ...words.launcher, open: "Open chat with Shop" },
};
const failed = vi.fn();
const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
let answer: () => Promise<Response>;
const send = vi.fn((_: string) => answer());

beforeEach(() => {
	vi.stubGlobal("fetch", send);
	answer = async () => Response.json(settings);
});
afterEach(() => {
	window.Bellhop?.("destroy");
	delete window.Bellhop;
	document.body.replaceChildren();
	document.head.replaceChildren();
	vi.clearAllMocks();
});

function putTag(attributes: Readonly<Record<string, string>>): void {
	const tag = document.createElement("script");
	const all = { src: "https://chat.example/widget/abc/loader.js", type: "not/run", ...attributes };
	for (const [name, value] of Object.entries(all)) tag.setAttribute(name, value);
	tag.onerror = failed;
	document.head.append(tag);
}

const launchers = () => document.querySelectorAll("bellhop-widget");

test("the site named by the tag is asked for, and its launcher put up", async () => {
	putTag({ "data-site": site });
	await startPinned({});
	expect(send.mock.calls).toEqual([[`https://chat.example/${site}.json`, { credentials: "omit" }]]);
	expect(launchers()[0]?.shadowRoot?.querySelector("button")?.getAttribute("aria-label")).toBe("Open chat with Shop");
	expect(warn).not.toHaveBeenCalled();
});

test("settings of a later version may say more: what is not known is passed over, and files are never theirs to name", async () => {
	answer = async () =>
		Response.json({
			...settings,
			site: { ...looks, mood: "sunny", avatar: { url: "https://x.example" } },
			files: "/evil/",
			later: [1],
		});
	putTag({ "data-site": site });
	await startPinned({});
	expect(launchers()).toHaveLength(1);
	// Whatever is fetched with the first open is of this build.
	window.Bellhop?.("open");
	await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
	expect(send.mock.lastCall?.[0]).toMatch(/^https:\/\/chat\.example\/widget\/abc\/0,[^/]*\/words\.json$/);
});

test.each([
	["no data-site", {}],
	["an empty one", { "data-site": "" }],
	["one that is no site id", { "data-site": "../x" }],
])("a tag with %s is said on the console, and asks for nothing", async (_, attributes) => {
	putTag(attributes);
	await startPinned({});
	expect([warn.mock.calls.length, send.mock.calls.length, launchers().length]).toEqual([1, 0, 0]);
	expect(failed).toHaveBeenCalledTimes("data-site" in attributes ? 1 : 0);
	expect(warn.mock.lastCall?.[0]).toContain('data-site="site_…"');
});

test.each([
	["an unknown site", async () => Response.json({ error: {} }, { status: 404 }), "knows no site"],
	["a BFF out of order", async () => new Response("", { status: 503 }), "did not say how"],
	["a BFF out of reach", () => Promise.reject(new TypeError("Failed to fetch")), "did not say how"],
	["an answer that is no JSON", async () => new Response("<!doctype html>"), "did not say how"],
	["an answer that is nothing", async () => Response.json(null), "did not say how"],
])("%s is said on the console, and the page stays as it is", async (_, given, said) => {
	answer = given;
	putTag({ "data-site": site });
	await startPinned({});
	expect([warn.mock.calls.length, failed.mock.calls.length, launchers().length]).toEqual([1, 1, 0]);
	expect(warn.mock.lastCall?.[0]).toContain(said);
});

test("commands may be given as soon as the tag has run, and are obeyed once the site has answered", async () => {
	putTag({ "data-site": site });
	const started = startPinned({});
	const ready = vi.fn();
	window.Bellhop?.("on", "ready", ready);
	await started;
	await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
});

test("the same tag twice makes one widget", async () => {
	putTag({ "data-site": site });
	await Promise.all([startPinned({}), startPinned({})]);
	expect(launchers()).toHaveLength(1);
});
