import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { names } from "./names.ts";

const found = (path: string, text = "") => names(treeOf({ [path]: text })).map(({ what }) => what);

test("vague names are found, as a file and as a folder", () => {
	for (const path of ["apps/bff/src/utils.ts", "apps/bff/src/helpers/date.ts", "packages/widget/src/misc/a.css"]) {
		expect(found(path)).toHaveLength(1);
	}
	expect(found("apps/bff/src/common/util.test.ts")).toHaveLength(2);
});

test("files are kebab-case", () => {
	expect(found("apps/bff/src/callTool.ts")).toEqual(['"callTool.ts" is not kebab-case']);
	expect(found("packages/widget/src/Panel.tsx")).toHaveLength(1);
	for (const path of ["src/call-tool.test.ts", "vitest.config.ts", "a/oauth2.ts", "docs/README.md"]) {
		expect(found(path)).toEqual([]);
	}
});

test("a default export is found in every form, except in tool configs", () => {
	for (const text of ["export default 1;", "const a = 1; export { a as default };", "export default function f() {}"]) {
		expect(found("apps/bff/src/app.ts", text)).toEqual(["a default export"]);
		expect(found("apps/bff/vitest.config.ts", text)).toEqual([]);
	}
	expect(found("apps/bff/src/app.ts", "export const a = 1;")).toEqual([]);
});
