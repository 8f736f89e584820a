import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const dist = join(import.meta.dirname, "dist");
const scripts = readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".js"));
const read = (name: string) => readFileSync(join(dist, name), "utf8");

/** Bytes gzip of everything a page of the config page may fetch, its lazy chunks included. */
const ceiling = 62_000;

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
