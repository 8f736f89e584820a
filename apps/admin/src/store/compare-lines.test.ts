import { expect, test } from "vitest";
import { compareLines } from "./compare-lines.ts";

const shown = (before: string, after: string) =>
	compareLines(before.split(""), after.split(""))
		.map(({ kind, text }) => ({ same: "", gone: "-", new: "+" })[kind] + text)
		.join(" ");

test.each([
	["abc", "abc", "a b c"],
	["abc", "axc", "a -b +x c"],
	["ac", "abc", "a +b c"],
	["abcd", "d", "-a -b -c d"],
	["", "ab", "+a +b"],
	["ab", "", "-a -b"],
	["abcabba", "cbabac", "-a -b c -a b +a b a +c"],
])("%s and %s compare as %s", (before, after, wanted) => {
	expect(shown(before, after)).toBe(wanted);
});
