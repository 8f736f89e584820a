import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { htmlSinks } from "./html-sinks.ts";

const found = (text: string, path = "packages/widget/src/view/text.tsx") => {
	return htmlSinks(treeOf({ [path]: text })).map(({ what }) => what.replace("the HTML sink ", ""));
};

test.each([
	["node.innerHTML = text;", "innerHTML"],
	['node["outerHTML"] = text;', "outerHTML"],
	['node.insertAdjacentHTML("beforeend", text);', "insertAdjacentHTML"],
	["document.write(text);", "document.write"],
	["<p dangerouslySetInnerHTML={{ __html: text }} />;", "dangerouslySetInnerHTML"],
	['h("p", { dangerouslySetInnerHTML: x });', "dangerouslySetInnerHTML"],
	["<iframe srcdoc={text} />;", "srcdoc"],
])("%s is found", (text, expected) => {
	expect(found(text)).toEqual([expected]);
});

test("text, other writers, tests and other rooms are fine", () => {
	expect(found('node.textContent = text; stream.write(text); const a = "innerHTML";')).toEqual([]);
	expect(found("node.innerHTML;", "packages/widget/src/view/text.test.tsx")).toEqual([]);
	expect(found("node.innerHTML;", "apps/bff/src/app.ts")).toEqual([]);
});
