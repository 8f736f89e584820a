import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { sizes } from "./sizes.ts";

const found = (text: string, path = "apps/bff/src/app.ts") => sizes(treeOf({ [path]: text })).map(({ what }) => what);
const lines = (count: number) => "a();\n".repeat(count);

test("a file has at most 300 lines", () => {
	expect(found(lines(300))).toEqual([]);
	expect(found(lines(301))).toEqual(["301 lines (at most 300)"]);
	for (const path of ["a.test.ts", "packages/widget/src/words/de.ts", "apps/demo-shop/src/seed/orders.ts"]) {
		expect(found(lines(301), path)).toEqual([]);
	}
});

test("a function has at most 60 lines", () => {
	expect(found(`function run() {\n${lines(58)}}`)).toEqual([]);
	expect(found(`\nfunction run() {\n${lines(59)}}`)).toEqual(["run has 61 lines (at most 60)"]);
	expect(found(`const run = () => {\n${lines(59)}};`)).toEqual(["run has 61 lines (at most 60)"]);
	expect(found(`describe("x", () => {\n${lines(59)}});`, "a.test.ts")).toEqual([]);
});

test("a function takes at most three parameters", () => {
	expect(found("function run(a, b, c) {}")).toEqual([]);
	expect(found("const run = (a, b, c, d) => 1;")).toEqual(["run takes 4 parameters (at most 3)"]);
	expect(found("class A { run(a, b, c, ...d) {} }")).toEqual(["run takes 4 parameters (at most 3)"]);
});
