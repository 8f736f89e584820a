import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A folder of this test's own, so that nobody who reads `dist` meanwhile is disturbed. */
const output = join(import.meta.dirname, "node_modules/.bundle-test");
const read = (name: string) => readFileSync(join(output, name), "utf8");
let scripts: string[] = [];

/** Bytes gzip -9 of everything a page of the config page may fetch, its lazy chunks included. Moved only in the commit that needs it. */
const ceiling = 87_000;

beforeAll(() => {
	execFileSync(process.execPath, ["build.ts", output], { cwd: import.meta.dirname });
	scripts = readdirSync(join(output, "assets")).filter((name) => name.endsWith(".js"));
}, 60_000);

afterAll(() => rmSync(output, { recursive: true, force: true }));

describe("the built config page", () => {
	test("weighs less than its ceiling, all chunks together", () => {
		const bytes = scripts.map((name) => gzipSync(read(`assets/${name}`), { level: 9 }).length);
		expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(ceiling);
	});

	test("holds nothing inline, which its own policy would refuse", () => {
		const page = read("index.html");
		expect(page.match(/<script(?![^>]*\ssrc=)/g)).toBeNull();
		expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
	});

	test("has no way to make code or markup out of text", () => {
		for (const name of scripts) {
			expect(read(`assets/${name}`), name).not.toMatch(/\beval\(|new Function\(|\.outerHTML\s*=|insertAdjacentHTML/);
		}
	});
});
