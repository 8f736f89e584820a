import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { corridor } from "./corridor.ts";

/** What the rule says about one BFF file that imports others, all of which exist. */
function judge(path: string, ...imports: string[]) {
	const folder = "apps/bff/src";
	const targets = imports.map((line) => /"\.\.?\/(.+)"/.exec(line)?.[1] ?? "");
	const files = Object.fromEntries(targets.map((target) => [`${folder}/${target}`, ""]));
	return corridor(treeOf({ ...files, [`${folder}/${path}`]: imports.join("\n") }));
}

test("a file may import from its own room and from rooms further along", () => {
	expect(judge("tool/call-tool.ts", 'import { a } from "../egress/send.ts";', 'import "../tool/shape.ts";')).toEqual(
		[],
	);
	expect(judge("main.ts", 'import "./demo/seed.ts";', 'import "./app.ts";', 'import "./environment.ts";')).toEqual([]);
	expect(judge("demo/seed.ts", 'import "../app.ts";', 'import "../site/save-site.ts";')).toEqual([]);
});

test("a step back is found, also in types, dynamic imports and re-exports", () => {
	for (const line of [
		'import { a } from "../conversation/post.ts";',
		'import type { A } from "../conversation/post.ts";',
		'export * from "../conversation/post.ts";',
		'const a = await import("../conversation/post.ts");',
		'type A = import("../conversation/post.ts").A;',
	]) {
		const [finding, ...rest] = judge("agent/answer.ts", "", line);
		expect(rest).toEqual([]);
		expect(finding).toMatchObject({ path: "apps/bff/src/agent/answer.ts", line: 2 });
		expect(finding?.what).toBe('"agent" imports from "conversation"');
	}
});

test("rooms in one bracket do not import each other", () => {
	expect(judge("task/run-task.ts", 'import "../approval/ask.ts";')[0]?.instead).toContain("side by side");
});

test("tables, problems and the clock are read from everywhere, also from the cellar itself", () => {
	expect(judge("database/connect.ts", 'import "../clock.ts";', 'import "../problem.ts";')).toEqual([]);
	expect(judge("problem.ts", 'import type { A } from "../database/tables/site.ts";')).toEqual([]);
});

test("the environment is for main alone, its types are for all", () => {
	expect(judge("app.ts", 'import { read } from "./environment.ts";')[0]?.instead).toContain("only main");
	expect(judge("secret/seal.ts", 'import type { Environment } from "../environment.ts";')).toEqual([]);
	expect(judge("environment.ts", 'import { parse } from "./egress/allow.ts";')).toEqual([]);
	expect(judge("secret/seal.ts", 'import { type Environment } from "../environment.ts";')).toEqual([]);
});

test("a room without a place is to be placed", () => {
	expect(judge("billing/charge.ts")[0]?.what).toContain('the room "billing" has no place');
	expect(judge("stray.ts")[0]?.instead).toContain("lint/corridor.ts");
});

test("tests are free of the order", () => {
	expect(judge("agent/answer.test.ts", 'import "../conversation/post.ts";')).toEqual([]);
});

test("in the widget, markdown and words are leaves of panel, view and store; words of the loader too", () => {
	const folder = "packages/widget/src";
	const count = (path: string, leaf: string) => {
		return corridor(treeOf({ [`${folder}/${leaf}`]: "", [`${folder}/${path}`]: `import "../${leaf}";` })).length;
	};
	expect(count("view/notice.tsx", "words/words.ts")).toBe(0);
	expect(count("view/notice.tsx", "markdown/parse.ts")).toBe(0);
	expect(count("loader/main.ts", "words/words.ts")).toBe(0);
	expect(count("loader/main.ts", "markdown/parse.ts")).toBe(1);
	expect(count("transport/send.ts", "words/words.ts")).toBe(1);
	expect(count("words/words.ts", "markdown/parse.ts")).toBe(1);
});
