// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { compareModules } from "./compare-modules.ts";

const folder = "https://chat.example/widget/abc/0;en/";
const integrity = { "panel.js": "sha384-panel", "talk.js": "sha384-talk" };
/** What was put on the page, in order; each settles when the test says. */
let asked: (HTMLLinkElement | HTMLScriptElement)[];

beforeEach(() => {
	asked = [];
	vi.spyOn(document.head, "append").mockImplementation((node) => void asked.push(node as HTMLLinkElement));
	const list = Object.getPrototypeOf(document.createElement("link").relList);
	list.supports = () => true;
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

const webKit = () => vi.spyOn(navigator, "vendor", "get").mockReturnValue("Apple Computer, Inc.");
const arrives = (index: number) => asked[index]?.onload?.(new Event("load"));
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("modules are preloaded side by side, each with what it has to be", async () => {
	const compared = compareModules(folder, integrity, "n0nce");
	await settled();
	expect(asked.map((one) => [one.tagName, (one as HTMLLinkElement).rel, one.integrity, one.nonce])).toEqual([
		["LINK", "modulepreload", "sha384-panel", "n0nce"],
		["LINK", "modulepreload", "sha384-talk", "n0nce"],
	]);
	arrives(0);
	arrives(1);
	await compared;
});

test("WebKit, which compares scripts alone, gets scripts, the next one when the last has been compared", async () => {
	webKit();
	const compared = compareModules(folder, integrity, "n0nce");
	await settled();
	const [script] = asked as HTMLScriptElement[];
	expect([asked.length, script?.tagName, script?.type, script?.src]).toEqual([
		1,
		"SCRIPT",
		"module",
		`${folder}panel.js`,
	]);
	expect([script?.integrity, script?.crossOrigin, script?.nonce]).toEqual(["sha384-panel", "anonymous", "n0nce"]);
	arrives(0);
	await settled();
	expect((asked[1] as HTMLScriptElement).src).toBe(`${folder}talk.js`);
	arrives(1);
	await compared;
});

test.each([false, true])("one that is not what it has to be rejects (WebKit: %s)", async (apple) => {
	if (apple) webKit();
	const compared = compareModules(folder, integrity, "");
	await settled();
	asked[0]?.onerror?.(new Event("error"));
	await expect(compared).rejects.toThrow("not what it has to be");
});

test("where WebKit's page allows no policy of ours the modules are preloaded after all", async () => {
	webKit();
	vi.stubGlobal("trustedTypes", {
		createPolicy: () => {
			throw new TypeError("Policy bellhop-pinned disallowed");
		},
	});
	const compared = compareModules(folder, { "panel.js": "sha384-panel" }, "");
	await settled();
	expect(asked.map(({ tagName }) => tagName)).toEqual(["LINK"]);
	arrives(0);
	await compared;
});
