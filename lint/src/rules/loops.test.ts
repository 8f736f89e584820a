import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { loops } from "./loops.ts";

test("a loop is found, types included, and shown once as a circle", () => {
	const findings = loops(
		treeOf({
			"a/one.ts": 'import { two } from "./two.ts";',
			"a/two.ts": 'import type { Three } from "../b/three.ts";',
			"b/three.ts": '\nexport { one } from "../a/one.ts";',
		}),
	);
	expect(findings).toHaveLength(1);
	expect(findings[0]).toMatchObject({ path: "b/three.ts", line: 2 });
	expect(findings[0]?.what).toBe("an import loop: a/one.ts → a/two.ts → b/three.ts → a/one.ts");
});

test("a loop through a package of the workspace is found", () => {
	const manifest = JSON.stringify({ name: "@bellhop/contract", exports: { "./*": "./src/*.ts" } });
	const findings = loops(
		treeOf({
			"packages/contract/package.json": manifest,
			"packages/contract/src/chat.ts": 'import "../../../apps/x/src/main.ts";',
			"apps/x/src/main.ts": 'import { chat } from "@bellhop/contract/chat";',
		}),
	);
	expect(findings).toHaveLength(1);
});

test("two ways to one file are no loop", () => {
	const tree = treeOf({
		"a.ts": 'import "./b.ts"; import "./c.ts";',
		"b.ts": 'import "./d.ts";',
		"c.ts": 'import "./d.ts"; import "zod";',
		"d.ts": "",
	});
	expect(loops(tree)).toEqual([]);
});
