import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { documents } from "./documents.ts";

const tree = { "apps/bff/src/main.ts": "", "docs/decisions/0001-postgres.md": "" };
const said = (text: string, path = "README.md") => documents(treeOf({ ...tree, [path]: text })).map(({ what }) => what);

test("a cited path that is gone is found", () => {
	expect(said("See\n`apps/bff/src/server.ts`.")).toEqual(["`apps/bff/src/server.ts` does not exist"]);
	expect(said("`docs/none/*.md`", "docs/a.md")).toHaveLength(1);
	expect(documents(treeOf({ "AGENTS.md": "a\n`lint/none.ts`" }))[0]).toMatchObject({ path: "AGENTS.md", line: 2 });
});

test("files, folders, lines and patterns that exist are fine", () => {
	expect(said("`apps/bff/src/main.ts:12`, `apps/bff/`, `docs/**/*.md`, `docs/decisions/*.md`")).toEqual([]);
});

test("commands, routes, placeholders and listings are no citations", () => {
	expect(
		said("`pnpm check`, `/v1/chat`, `apps/<name>/src`, `node lint/check.ts`\n\n```text\n`apps/none`\n```"),
	).toEqual([]);
});

test("registry addresses and paths of one machine are found anywhere", () => {
	// Put together here, so that nothing that looks for such lines finds this test.
	const host = ["registry", "example.com"].join(".");
	expect(said(`tarball: https://${host}/a.tgz`, "pnpm-lock.yaml")).toHaveLength(1);
	expect(said("registry=https://packages.example.com", ".npmrc")).toHaveLength(1);
	const checkout = ["", "work", "main"].join("/");
	for (const path of [checkout, "/home/alex/bellhop", "/Users/alex/bellhop", "/root/bellhop"]) {
		expect(said(`const folder = "${path}/x";`, "apps/bff/src/app.ts")).toHaveLength(1);
	}
});

test("ordinary addresses and paths are fine", () => {
	const behindAHost = ["https://shop.example.com", "home", "alex", "x"].join("/");
	// Put together here, so that no path of a machine stands in this file either.
	const [program, temporary] = [
		["", "usr", "bin", "chromium"],
		["", "tmp", "x"],
	].map((steps) => steps.join("/"));
	const within = [".", "work", "x"].join("/");
	expect(said(`fetch("${behindAHost}"); open("${program}", "${temporary}", "${within}")`)).toEqual([]);
});
