// @vitest-environment node
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Folders of this test's own, so that nobody who reads `dist` meanwhile is disturbed. */
const output = join(import.meta.dirname, "node_modules/.bundle-test");
const again = `${output}-again`;
const settings = JSON.stringify({
	site: {
		id: "site_0123456789abcdefghjkmnpqrs",
		name: "Harbour & Pine Furniture",
		greeting: "Hello! Ask me about an order, a delivery, a return or anything in the shop. I am here day and night.",
		starters: [
			"Where is my order?",
			"Can I change my delivery address?",
			"Which oak tables are in stock?",
			"How do returns work?",
		],
		accent: "#1f5f4a",
		theme: "auto",
		corner: "right",
		model: "live",
	},
	panel: "/widget/0123456789abcdef/panel.js",
});

interface Manifest {
	readonly hash: string;
	readonly loader: string;
	readonly panel: string;
}

let manifest: Manifest;

function build(folder: string): Manifest {
	execFileSync(process.execPath, ["build.ts", folder], { cwd: import.meta.dirname });
	return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
}

function file(name: "loader" | "panel" | "markdown", folder = output): string {
	return readFileSync(join(folder, name === "loader" ? "loader.js" : `${manifest.hash}/${name}.js`), "utf8");
}

beforeAll(() => {
	manifest = build(output);
}, 60_000);

afterAll(() => {
	for (const folder of [output, again]) rmSync(folder, { recursive: true, force: true });
});

test("the build puts a loader, a manifest and one folder named by its content", () => {
	expect(manifest).toEqual({
		hash: expect.stringMatching(/^[0-9a-f]{16}$/),
		loader: "loader.js",
		panel: `/widget/${manifest.hash}/panel.js`,
	});
	expect(readdirSync(output).sort()).toEqual([manifest.hash, "loader.js", "manifest.json"].sort());
	expect(readdirSync(join(output, manifest.hash)).sort()).toEqual(["markdown.js", "panel.js"]);
	expect(file("panel")).toContain("./markdown.js");
});

test("building again gives the same bytes", () => {
	expect(build(again)).toEqual(manifest);
	for (const name of ["loader", "panel", "markdown"] as const) expect(file(name, again)).toBe(file(name));
}, 60_000);

/** Ceilings in bytes after gzip -9. Moved only in the commit that needs it. */
test.each([
	["loader", 3_500],
	["panel", 31_500],
	["markdown", 20_500],
] as const)("%s weighs at most %i bytes", (name, ceiling) => {
	const code = name === "loader" ? file(name).replace("__BELLHOP_SETTINGS__", () => settings) : file(name);
	const bytes = gzipSync(code, { level: 9 }).length;
	expect(bytes).toBeLessThanOrEqual(ceiling);
});

test("the loader has one place for the settings, and is a classic script", () => {
	expect(file("loader").match(/__BELLHOP_SETTINGS__/g)).toHaveLength(1);
	expect(file("loader")).not.toMatch(/^\s*(import|export)\b/m);
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
	for (const name of ["loader", "panel", "markdown"] as const) {
		expect(file(name).replaceAll("isFunction(", "").includes(word), name).toBe(false);
	}
});
