import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonFault } from "./find-json-fault.ts";
import { ImportFault } from "./import-fault.ts";
import { readJson } from "./read-json.ts";

const messageOf = (text: string) => {
	try {
		return `read ${JSON.stringify(readJson(text))}`;
	} catch (error) {
		if (error instanceof ImportFault) return error.message;
		throw error;
	}
};

describe("broken JSON", () => {
	test.each([
		['{\n  "id": 1,\n  "name": "x",\n}', "Line 4, column 1: There is a comma too many before this }."],
		['{"id": [1, 2,]}', "Line 1, column 14: There is a comma too many before this ]."],
		['{"a": 1 "b": 2}', "Line 1, column 9: A comma or } is missing here."],
		["[1 2]", "Line 1, column 4: A comma or ] is missing here."],
		["{'a': 1}", "Line 1, column 2: Keys stand in double quotes, not in single ones."],
		["{\"a\": 'x'}", "Line 1, column 7: Text stands in double quotes, not in single ones."],
		["{a: 1}", "Line 1, column 2: A key in double quotes is missing here."],
		['{"a" 1}', "Line 1, column 6: A colon is missing after the key."],
		['{\r\n  // the id\r\n  "a": 1}', "Line 2, column 3: JSON has no comments."],
		['{"a": NaN}', "Line 1, column 7: JSON knows true, false and null, and no other word."],
		['{"a": 01}', "Line 1, column 7: This number is not written as JSON writes numbers."],
		['{"a": "x\ny"}', "Line 1, column 9: A text has no line break in it; write \\n, or close its quote."],
		['{"a": "x\\q"}', "Line 1, column 9: This backslash does not begin an escape of JSON."],
		['{"a": "x', "Line 1, column 7: The text that begins here has no closing quote."],
		['{"a": {', "Line 1, column 8: The JSON ends too early; a key or } is missing."],
		['{"a":', "Line 1, column 6: The JSON ends too early; a value is missing."],
		['{"a": 1}\n{"b": 2}', "Line 2, column 1: The JSON ends before this; something follows it."],
		["<html>", "Line 1, column 1: A value is missing here; text stands in double quotes."],
		[" \n ", "There is nothing here yet. Paste an example in JSON."],
	])("%j says where and what", (text, message) => {
		expect(messageOf(text)).toBe(message);
	});

	test("is told from good JSON, a byte order mark aside", () => {
		expect(messageOf('\uFEFF{"a":1}')).toBe('read {"a":1}');
	});

	test("is found however deep or long the rest is", () => {
		const deep = "[".repeat(50_000);
		expect(findJsonFault(deep).offset).toBe(deep.length);
		const long = `{"a": "${"x".repeat(2_000_000)}", }`;
		expect(findJsonFault(long).offset).toBe(long.length - 1);
	});

	test("is blamed no further along than where it was damaged", () => {
		fc.assert(
			fc.property(fc.json(), fc.nat(), fc.constantFrom("\u0001", "}", '"', ",", "x", "\\"), (json, where, damage) => {
				const at = where % (json.length + 1);
				const text = json.slice(0, at) + damage + json.slice(at);
				let broken = false;
				try {
					JSON.parse(text);
				} catch {
					broken = true;
				}
				if (broken) expect(findJsonFault(text).offset).toBeLessThanOrEqual(text.length);
			}),
		);
	});

	test("is never said to be where the text is still good: what stands before the fault can be completed", () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				const { offset } = findJsonFault(`${json}\u0001`);
				expect(offset).toBe(json.length);
			}),
		);
	});
});
