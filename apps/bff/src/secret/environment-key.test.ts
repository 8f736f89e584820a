import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { KeyMissingError, keyBesideData, parseKeys } from "./environment-key.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "bellhop-key-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the key beside the data", () => {
	test("is made once, readable by its owner alone", () => {
		const made = keyBesideData(join(folder, "new"));
		expect(made.madeAt).toBe(join(folder, "new", "key"));
		expect(statSync(join(folder, "new", "key")).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, "new")).mode & 0o777).toBe(0o700);
		const again = keyBesideData(join(folder, "new"));
		expect(again.madeAt).toBeUndefined();
		expect(Buffer.from(again.keys[0]).equals(made.keys[0])).toBe(true);
	});

	test("that cannot be read is not replaced", () => {
		writeFileSync(join(folder, "key"), "half a ke");
		expect(() => keyBesideData(folder)).toThrow(KeyMissingError);
		expect(readFileSync(join(folder, "key"), "utf8")).toBe("half a ke");
	});
});

describe("keys of the environment", () => {
	const [one, two] = [randomBytes(32), randomBytes(32)];

	test("are read in base64, the current one first", () => {
		expect(parseKeys(`${one.toString("base64")}, ${two.toString("base64")}`)).toEqual([one, two]);
	});

	test.each([
		"",
		",",
		"short",
		randomBytes(31).toString("base64"),
		randomBytes(33).toString("base64"),
		`${one.toString("base64")},`,
	])("cannot be %.10s", (text) => {
		expect(() => parseKeys(text)).toThrow(KeyMissingError);
		try {
			parseKeys(text);
		} catch (error) {
			expect((error as Error).message).toMatch(/BELLHOP_KEY must be 32 bytes/);
			if (text.length > 5) expect((error as Error).message).not.toContain(text);
		}
	});
});
