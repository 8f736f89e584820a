import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type BellhopCommands, installCommands, type Widget } from "../../widget/src/loader/commands.ts";
import { addressOf } from "./script.ts";

const site = "site_0123456789abcdefghjkmnpqrs";
const other = "site_1111111111abcdefghjkmnpqrs";
const src = `https://chat.example/${site}.js`;
let loadBellhop: typeof import("./load-bellhop.ts").loadBellhop;
/** Every script that was put on the page, in order. */
let scripts: HTMLScriptElement[];
/** What each widget that was made has heard, in order. */
let made: { readonly site: string; readonly heard: unknown[][] }[];

beforeEach(async () => {
	delete (window as { Bellhop?: BellhopCommands }).Bellhop;
	[scripts, made] = [[], []];
	vi.resetModules();
	({ loadBellhop } = await import("./load-bellhop.ts"));
	// The document of tests loads nothing: `arrive` does what the loader does.
	vi.spyOn(document.head, "append").mockImplementation((node) => void scripts.push(node as HTMLScriptElement));
});
afterEach(() => vi.restoreAllMocks());

/** The script has come: the loader's own commands, with a widget that takes down what it hears. */
function arrive(of = site): void {
	installCommands(of, (remove) => {
		const heard: unknown[][] = [];
		made.push({ site: of, heard });
		const widget: Widget = (...told) => {
			const [command, event, listener] = told;
			if (command === "destroy") remove();
			if (command === "on" && event === "ready") return queueMicrotask(listener as VoidFunction);
			heard.push(told.filter((one) => one !== of));
		};
		return widget;
	});
}
const said = (index = made.length - 1) =>
	made[index]?.heard.map(([command, first]) => [command, first].filter(Boolean));
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("loading", () => {
	test("puts the tag on the page once, as the config page shows it", () => {
		for (let time = 0; time < 3; time++) loadBellhop({ src, nonce: "n0nce", language: "de" });
		const [script, ...more] = scripts;
		expect(more).toEqual([]);
		expect([script?.src, script?.async, script?.nonce, script?.dataset["lang"]]).toEqual([src, true, "n0nce", "de"]);
		expect(script?.hasAttribute("integrity")).toBe(false);
	});

	test("of a pinned script says what it has to be", () => {
		const pinned = "https://chat.example/widget/0123456789ab/loader.js";
		loadBellhop({ src: pinned, site, integrity: "sha384-abc" });
		const [script] = scripts;
		expect([script?.src, script?.dataset["site"], script?.integrity, script?.crossOrigin]).toEqual([
			pinned,
			site,
			"sha384-abc",
			"anonymous",
		]);
	});

	test.each([
		[{ src: `${src}?v=1` }, `${src}?v=1`],
		[{ origin: "https://chat.example", site }, src],
		[{ origin: "https://chat.example/ignored", site }, src],
	])("finds script and site in %j", (options, address) => {
		expect(addressOf(options)).toEqual({ src: address, site });
	});

	test.each([{}, { src: "https://chat.example/x.js" }, { site: "x", src }, { site }])("refuses %j", (options) => {
		expect(() => loadBellhop(options)).toThrow(TypeError);
	});

	test("settles when there is a widget, whoever has put it there", async () => {
		arrive();
		await loadBellhop({ src }).loaded;
	});

	test("rejects when the script does not come, and the next one who wants it tries again", async () => {
		const first = loadBellhop({ src });
		scripts[0]?.onerror?.("");
		await expect(first.loaded).rejects.toThrow(`${src} could not be loaded`);
		first.open();
		const second = loadBellhop({ src });
		expect(scripts).toHaveLength(2);
		second.ask("Hello");
		arrive();
		await second.loaded;
		expect(said()).toEqual([["ask", "Hello"]]);
	});

	test("rejects in a browser that is too old, and disturbs nothing", async () => {
		const old = new Proxy(document, { has: (page, name) => name !== "adoptedStyleSheets" && name in page });
		vi.stubGlobal("document", old);
		const bellhop = loadBellhop({ src });
		vi.unstubAllGlobals();
		await expect(bellhop.loaded).rejects.toThrow("too old");
		expect(scripts).toEqual([]);
	});
});

describe("what is said", () => {
	test("before there is a widget is done in order once there is, and of this site alone", async () => {
		arrive(other);
		const bellhop = loadBellhop({ src });
		const token = () => "jwt";
		bellhop.identify(token, { onSignIn: () => undefined });
		bellhop.open();
		bellhop.ask("Hello");
		bellhop.update({ page: { plan: "Pro" } });
		arrive();
		await bellhop.loaded;
		bellhop.close();
		bellhop.toggle();
		bellhop.logout();
		expect(said()).toEqual([
			["identify", token],
			["open"],
			["ask", "Hello"],
			["update", { page: { plan: "Pro" } }],
			["close"],
			["toggle"],
			["logout"],
		]);
		expect(said(0)).toEqual([]);
	});

	test("a listener hears until it is taken off, and takes nobody else's along", async () => {
		const [one, two] = [loadBellhop({ src }), loadBellhop({ src })];
		const listener = vi.fn();
		const off = one.on("answer", listener);
		two.on("answer", listener);
		arrive();
		await one.loaded;
		const [first, second] = made[0]?.heard.map(([, , heard]) => heard as (detail: unknown) => void) ?? [];
		off();
		off();
		const detail = { chat: "chat_1", answer: "msg_1", state: "done" };
		first?.(detail);
		second?.(detail);
		expect(listener.mock.calls).toEqual([[detail]]);
		expect(made[0]?.heard.at(-1)).toEqual(["off", "answer", first]);
	});

	test("someone who asks whether there is a widget hears it, early and late", async () => {
		const ready = vi.fn();
		const bellhop = loadBellhop({ src });
		bellhop.on("ready", ready);
		arrive();
		await bellhop.loaded;
		bellhop.on("ready", ready);
		await settled();
		expect(ready).toHaveBeenCalledTimes(2);
	});
});

describe("destroying", () => {
	test("and loading at once again, as React does in its strict mode, makes one widget that stays", async () => {
		const first = loadBellhop({ src });
		first.destroy();
		const second = loadBellhop({ src });
		second.open();
		arrive();
		await second.loaded;
		await settled();
		expect([scripts.length, made.length]).toEqual([1, 1]);
		expect(said()).toEqual([["open"]]);
	});

	test("before the script has come takes off what it brings", async () => {
		const bellhop = loadBellhop({ src });
		bellhop.open();
		bellhop.destroy();
		arrive();
		await settled();
		expect(said()).toEqual([["destroy"]]);
	});

	test("takes it off when the last one does, who is not heard any more", async () => {
		const [one, two] = [loadBellhop({ src }), loadBellhop({ src })];
		arrive();
		await one.loaded;
		one.destroy();
		one.destroy();
		one.open();
		expect(said()).toEqual([]);
		two.destroy();
		expect(said()).toEqual([["destroy"]]);
	});

	test("and loading later makes another one, which does what it is told", async () => {
		const first = loadBellhop({ src });
		arrive();
		await first.loaded;
		first.destroy();
		const second = loadBellhop({ src });
		second.ask("Hello again");
		expect(scripts).toHaveLength(2);
		arrive();
		await second.loaded;
		expect([made.length, said()]).toEqual([2, [["ask", "Hello again"]]]);
	});
});

test("where the page asks for Trusted Types one policy of ours vouches for the addresses", () => {
	const createPolicy = vi.fn((_: string) => ({ createScriptURL: (address: string) => ({ vouched: address }) }));
	vi.stubGlobal("trustedTypes", { createPolicy });
	const given: unknown[] = [];
	vi.spyOn(HTMLScriptElement.prototype, "src", "set").mockImplementation((value: unknown) => {
		if (typeof value === "string") throw new TypeError("This document requires 'TrustedScriptURL' assignment.");
		given.push(value);
	});
	loadBellhop({ src });
	loadBellhop({ src: src.replace(site, other) });
	vi.unstubAllGlobals();
	expect(createPolicy.mock.calls).toEqual([["bellhop", expect.anything()]]);
	expect(given).toEqual([{ vouched: src }, { vouched: src.replace(site, other) }]);
});

test("where the page allows no such policy the address is given as it is, and what becomes of it is told", async () => {
	const createPolicy = vi.fn(() => {
		throw new TypeError("Policy bellhop disallowed");
	});
	vi.stubGlobal("trustedTypes", { createPolicy });
	loadBellhop({ src });
	expect(scripts[0]?.src).toBe(src);
	vi.spyOn(HTMLScriptElement.prototype, "src", "set").mockImplementation(() => {
		throw new TypeError("This document requires 'TrustedScriptURL' assignment.");
	});
	const refused = loadBellhop({ src: src.replace(site, other) });
	vi.unstubAllGlobals();
	await expect(refused.loaded).rejects.toThrow("TrustedScriptURL");
});
