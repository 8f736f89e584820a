import type { Finding } from "../finding.ts";
import { isTest } from "../tree/kinds.ts";
import type { SourceFile } from "../tree/parse-source.ts";
import type { Tree } from "../tree/tree.ts";
import { nameOf, objectOf, type SyntaxNode, walk } from "../tree/walk.ts";

const sinks = new Set([
	"innerHTML",
	"outerHTML",
	"insertAdjacentHTML",
	"dangerouslySetInnerHTML",
	"setHTMLUnsafe",
	"createContextualFragment",
	"parseFromString",
	"srcdoc",
	"srcDoc",
]);
const instead = "build nodes: markdown/ turns text into a tree and the tree into Preact nodes from an allow-list";

/** Nothing in the widget or the config page makes HTML from a string. */
export function htmlSinks(tree: Tree): Finding[] {
	return tree.sources
		.filter(({ path }) => /^(packages\/widget|apps\/admin)\/src\//.test(path) && !isTest(path))
		.flatMap(checkFile);
}

function checkFile(file: SourceFile): Finding[] {
	const findings: Finding[] = [];
	walk(file.program, (node) => {
		const sink = sinkOf(node);
		if (sink) findings.push({ path: file.path, line: file.lineOf(node.start), what: `the HTML sink ${sink}`, instead });
	});
	return findings;
}

function sinkOf(node: SyntaxNode): string | undefined {
	if (node.type === "MemberExpression") {
		const name = nameOf(node) ?? "";
		if (objectOf(node) === "document" && /^write(?:ln)?$/.test(name)) return `document.${name}`;
		return sinks.has(name) ? name : undefined;
	}
	const named = node.type === "JSXAttribute" ? node["name"] : node.type === "Property" ? node["key"] : undefined;
	const name = nameOf(named) ?? "";
	return sinks.has(name) ? name : undefined;
}
