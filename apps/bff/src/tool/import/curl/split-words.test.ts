import fc from "fast-check";
import { quote } from "shell-quote";
import { describe, expect, test } from "vitest";
import { splitWords } from "./split-words.ts";

const wordsOf = (text: string) => splitWords(text).words;

describe("a command's words", () => {
	test.each([
		["a  b\tc", ["a", "b", "c"]],
		["'a b' \"c d\"", ["a b", "c d"]],
		["a'b c'\"d e\"f", ["ab cd ef"]],
		["'' \"\"", ["", ""]],
		["'it'\\''s'", ["it's"]],
		['"say \\"hi\\" \\\\ \\n"', ['say "hi" \\ \\n']],
		["a\\ b", ["a b"]],
		["a \\\n  b", ["a", "b"]],
		["a \\\r\n  b", ["a", "b"]],
		['"a\\\nb"', ["ab"]],
		["'a\\\nb'", ["a\\\nb"]],
		["a\n  -b\n  'c'", ["a", "-b", "c"]],
		["$'it\\'s\\n\\x41\\u00e9\\101\\q'", ["it's\nAéA\\q"]],
		["$'!' $\"a b\"", ["!", "a b"]],
		[`$TOKEN "\${TOKEN}" $(cat token) \`date\``, ["$TOKEN", `\${TOKEN}`, "$(cat token)", "`date`"]],
		["a # b c", ["a"]],
		["a#b", ["a#b"]],
		["https://x.example/?a=1&b=2&c[]=3", ["https://x.example/?a=1&b=2&c[]=3"]],
		["https://x.example/<order id>/x", ["https://x.example/<order id>/x"]],
		["a `\r\n b", ["a", "b"]],
	])("of %j are as a shell reads them", (text, words) => {
		expect(wordsOf(text)).toEqual(words);
	});

	test.each([
		["a ^\r\n  b", ["a", "b"]],
		['curl ^"https://x.example/?a=1^&b=2^" ^\n  -H ^"a: b^"', ["curl", "https://x.example/?a=1&b=2", "-H", "a: b"]],
		['-d ^"^{^\\^"a^\\^":^\\^"b c^\\^"^}^"', ["-d", '{"a":"b c"}']],
		['-d "{""a"":1}" ^\n -s', ["-d", '{"a":1}', "-s"]],
		["-o C:\\temp\\x ^\n -s", ["-o", "C:\\temp\\x", "-s"]],
	])("of %j are as Windows reads them", (text, words) => {
		expect(wordsOf(text)).toEqual(words);
	});

	test.each([
		["a | jq .", "|"],
		["a && rm -rf /", "&"],
		["a; b", ";"],
		["a > out.json", ">"],
		["a 2>/dev/null", ">"],
		["https://x.example & b", "&"],
		["(a)", "("],
		["a\nb", undefined],
	])("end where the command ends: %j", (text, endedBy) => {
		expect(splitWords(text)).toEqual({ words: text.startsWith("(") ? [] : [text.split(/[\s;]/)[0]], endedBy });
	});

	test.each([
		["a 'b", 1, 3],
		['a\\\n  "b', 2, 3],
		["$'a", 1, 1],
		["`a", 1, 1],
		["$(a", 1, 1],
	])("of %j are refused where the quote opens", (text, line, column) => {
		expect(() => wordsOf(text)).toThrow(expect.objectContaining({ place: { line, column } }));
	});

	test("come back whatever they hold, when they were quoted by another program", () => {
		const word = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[\n\r^`]/.test(text));
		fc.assert(
			fc.property(fc.array(word, { minLength: 1 }), (words) => {
				expect(wordsOf(words.map((each) => `'${each.replaceAll("'", "'\\''")}'`).join(" "))).toEqual(words);
				expect(wordsOf(quote(words))).toEqual(words);
			}),
		);
	});
});
