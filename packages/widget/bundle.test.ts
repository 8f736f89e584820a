// @vitest-environment node

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { languages } from "@bellhop/contract/language";
import type { LoaderSettings } from "@bellhop/contract/site";
import { afterAll, beforeAll, expect, test } from "vitest";
import { words as english } from "./src/words/en.ts";

/** Folders of this test's own, so that nobody who reads `dist` meanwhile is disturbed. */
const output = join(import.meta.dirname, "node_modules/.bundle-test");
const again = `${output}-again`;
const site = { name: "Harbour & Pine Furniture" };
const { open, loading, failed } = english.launcher;
const launcher = { open: open.replace("{site}", site.name), loading, failed };
const accent = "#1f5f4a";
const settings: LoaderSettings = {
	site: {
		id: "site_0123456789abcdefghjkmnpqrs",
		name: site.name,
		greeting: "Hello! Ask me about an order or what we have in stock.",
		starters: ["Where is my order?", "Do you have the running shoes in size 42?"],
		accent,
		theme: "auto",
		corner: "right",
		model: "live",
	},
	looks: {},
	files: "/widget/0123456789ab/",
	style:
		":host{--accent:#1f5f4a;--on-accent:#ffffff;--size:56px;--bottom:16px;--side:16px;--stand:84px}" +
		".launcher,.line{right:max(var(--side),env(safe-area-inset-right))}",
	icon: "M7 6h14q3 0 3 3v8q0 3-3 3h-7l-5 4v-4H7q-3 0-3-3V9q0-3 3-3zM9 11h10M9 15h6",
	launcher,
};

interface Manifest {
	readonly hash: string;
	readonly loader: string;
	readonly wholeLoader: string;
	readonly launcher: Readonly<Record<string, unknown>>;
}

let manifest: Manifest;

function build(folder: string): Manifest {
	execFileSync(process.execPath, ["build.ts", folder], { cwd: import.meta.dirname });
	return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
}

const loaders = ["loader", "whole-loader"] as const;
const chunks = ["panel", "talk", "more"] as const;
const names = [...loaders, "pinned", ...chunks] as const;
const isLoader = (name: string) => name.endsWith("loader");

function file(name: (typeof names)[number] | `pinned-${(typeof chunks)[number]}`, folder = output): string {
	const inFolder = `${manifest.hash}/${name === "pinned" ? "loader" : name}.js`;
	return readFileSync(join(folder, isLoader(name) ? `${name}.js` : inFolder), "utf8");
}

/** A chunk as the BFF serves it, with its words of a language. */
function inEnglish(chunk: (typeof chunks)[number]): string {
	const words = JSON.parse(readFileSync(join(output, manifest.hash, "words-en.json"), "utf8"));
	return `${file(chunk)}\nexport const words=${JSON.stringify(words[chunk])};`;
}

beforeAll(() => {
	manifest = build(output);
}, 60_000);

afterAll(() => {
	for (const folder of [output, again]) rmSync(folder, { recursive: true, force: true });
});

test("the build puts a loader, a manifest and one folder named by its content", () => {
	expect(manifest).toEqual({
		hash: expect.stringMatching(/^[0-9a-f]{12}$/),
		loader: "loader.js",
		wholeLoader: "whole-loader.js",
		launcher: expect.objectContaining({ en: { open, loading, failed, dismiss: english.dismiss } }),
	});
	expect(readdirSync(output).sort()).toEqual([manifest.hash, "loader.js", "manifest.json", "whole-loader.js"].sort());
	const words = languages.map((language) => `words-${language}.json`);
	const modules = chunks.flatMap((chunk) => [`${chunk}.js`, `pinned-${chunk}.js`]);
	expect(readdirSync(join(output, manifest.hash)).sort()).toEqual(["loader.js", ...modules, ...words].sort());
	expect(Object.keys(manifest.launcher)).toEqual(languages);
	expect(file("panel")).toContain("./talk.js");
});

test("building again gives the same bytes", () => {
	expect(build(again)).toEqual(manifest);
	for (const name of names) expect(file(name, again)).toBe(file(name));
}, 60_000);

/**
 * Ceilings in bytes after brotli, each with all that was fetched before it: the loader, the panel, and what shows a
 * conversation, with their words. Moved only in the commit that needs it.
 */
test.each([
	["the launcher", 2_500, ["loader"]],
	["the launcher with all it can do", 4_500, ["whole-loader"]],
	["an open panel", 25_000, ["loader", "panel"]],
	["a conversation", 39_300, ["loader", "panel", "talk"]],
	["all there is", 44_000, ["loader", "panel", "talk", "more"]],
	["a pinned launcher, which can do all there is, without the settings that it asks for", 4_800, ["pinned"]],
] as const)("%s costs at most %i bytes", (_, ceiling, files) => {
	const bytes = files.map((name) => {
		const chunk = chunks.find((one) => one === name);
		const code = chunk ? inEnglish(chunk) : file(name).replace("__BELLHOP_SETTINGS__", () => JSON.stringify(settings));
		return brotliCompressSync(code).length;
	});
	expect(bytes.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(ceiling);
});

test("the pinned loader is a classic script without a setting, and knows what every module of its build has to be", () => {
	const pinned = file("pinned");
	expect(pinned).not.toMatch(/__BELLHOP|^\s*(import|export)\b/m);
	for (const chunk of chunks) {
		const code = file(`pinned-${chunk}`);
		expect(pinned).toContain(`sha384-${createHash("sha384").update(code).digest("base64")}`);
		expect(code.startsWith(file(chunk))).toBe(true);
	}
});

test.each(loaders)("%s has one place for the settings, and is a classic script", (name) => {
	expect(file(name).match(/__BELLHOP_SETTINGS__/g)).toHaveLength(1);
	expect(file(name)).not.toMatch(/^\s*(import|export)\b/m);
});

test.each([
	"innerHTML",
	"outerHTML",
	"insertAdjacentHTML",
	"document.write",
	"eval(",
	"new Function",
	"Function(",
	"parseFromString",
	"createContextualFragment",
	"sourceMappingURL",
	"drizzle",
	"hono",
	"@ai-sdk",
])("no bundle says %s", (word) => {
	for (const name of names) {
		expect(file(name).replaceAll("isFunction(", "").includes(word), name).toBe(false);
	}
});
