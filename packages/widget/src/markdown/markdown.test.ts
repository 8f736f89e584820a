// @vitest-environment node
import type { Nodes } from "mdast";
import { expect, test } from "vitest";
import { parseMarkdown } from "./markdown.ts";
import { worstTexts } from "./worst-texts.ts";

test.each(Object.entries(worstTexts))("a hundred thousand characters are a tree that can be walked: %s", (_, text) => {
	const tree = parseMarkdown(text(100_000));
	expect(Math.max(...tree.slice(0, 1000).map(depthOf))).toBeLessThan(320);
});

test.each([
	["\0", "\ufffd"],
	["a\ud800b", "a\ud800b"],
	["*\udc00*", "\udc00"],
	["\ufeffa", "a"],
	["a\ufeff", "a\ufeff"],
	["&#0;&#xd800;&#x110000;&#9999999;", "\ufffd\ufffd\ufffd\ufffd"],
	["", ""],
	["\r\n\t \r", ""],
	["\u00a0a\u00a0", "\u00a0a\u00a0"],
])("any text is a tree: %j", (text, words) => {
	expect(parseMarkdown(text).map(wordsOf).join("")).toBe(words);
});

test.each([
	["one\n\n  two\r\n\r\n- three\r\rfour", [0, 5, 14, 23]],
	["\ufeffone\n\ntwo", [1, 6]],
	["[a]: b\n[c]: d\nwords\na | b\n-|-\n\n***", [0, 0, 0, 0, 31]],
])("a block says from where it can be read again: %j", (text, starts) => {
	expect(parseMarkdown(text).map(({ position }) => position?.start.offset)).toEqual(starts);
});

test("a text can be read from a block on, with what is defined before", () => {
	const text = "[a]: b\n\n[a] [c]";
	const [reference] = parseMarkdown(text, { start: 8, labels: ["a"] });
	expect(reference).toEqual({ ...parseMarkdown(text)[1], position: { start: { offset: 8 } } });
	expect(JSON.stringify(reference)).toContain('"linkReference"');
});

function depthOf(node: Nodes): number {
	return "children" in node ? 1 + node.children.reduce((most, child) => Math.max(most, depthOf(child)), 0) : 0;
}

function wordsOf(node: Nodes): string {
	if ("value" in node) return node.value;
	return "children" in node ? node.children.map(wordsOf).join("") : "";
}
