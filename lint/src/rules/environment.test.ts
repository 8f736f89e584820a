import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { environment } from "./environment.ts";

const found = (text: string, path = "apps/bff/src/app.ts") => environment(treeOf({ [path]: text }));

test.each([
	'process.env["PORT"];',
	'process["env"].PORT;',
	"const { env } = process;",
	'import { env } from "node:process";',
])("%s is found", (text) => {
	expect(found(text)).toMatchObject([{ line: 1, what: "process.env outside environment.ts" }]);
});

test("other uses of process, and comments about it, are fine", () => {
	expect(found("process.exit(1); const { argv } = process; // process.env")).toEqual([]);
});

test("environment.ts, tests, scripts and tool configs may", () => {
	for (const path of [
		"apps/bff/src/environment.ts",
		"apps/bff/src/a.test.ts",
		"scripts/a.ts",
		"apps/bff/drizzle.config.ts",
	]) {
		expect(found("process.env;", path)).toEqual([]);
	}
	expect(found("process.env;", "apps/bff/src/my-environment.ts")).toHaveLength(1);
});
