import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { escapes } from "./escapes.ts";

const found = (text: string) => escapes(treeOf({ "a.ts": text })).map(({ what }) => what);
// Spelled in two parts, so that this file does not trip over itself.
const note = "TO" + "DO";
const ignore = "@ts-" + "ignore";

test.each([
	["let a: any;", "any"],
	["const a = b as any;", "any"],
	["type A = Record<string, any[]>;", "any"],
	[`// ${ignore}\na();`, ignore],
	[`/* ${note}: later */`, note],
	['test.skip("a", run);', "a skipped test"],
	['describe.skip.each([1])("a", run);', "a skipped test"],
	['it.only("a", run);', "a test that runs alone"],
])("%s is found", (text, expected) => {
	expect(found(text)).toEqual([expected]);
});

test.each([
	"const any = 1; company.any;",
	`const text = "${note} ${ignore}";`,
	"list.skip(1); rows.only(2);",
	"// @ts-expect-error: the wrong type is the point\na(1);",
	'test.skipIf(true)("a", run);',
])("%s is fine", (text) => {
	expect(found(text)).toEqual([]);
});
