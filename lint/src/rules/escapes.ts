import type { Finding } from "../finding.ts";
import type { SourceFile } from "../tree/parse-source.ts";
import type { Tree } from "../tree/tree.ts";
import { isNode, nameOf, type SyntaxNode, walk } from "../tree/walk.ts";

const runners = new Set(["test", "it", "describe", "suite"]);
const suppression = /@ts-(?:ignore|nocheck)\b/;
const unfinished = /\b(?:TODO|FIXME)\b/;

/** No way around the checks: no `any`, no silenced compiler, no skipped or lonely test, no note to oneself. */
export function escapes(tree: Tree): Finding[] {
	return tree.sources.flatMap((file) => [...inCode(file), ...inComments(file)]);
}

function inCode(file: SourceFile): Finding[] {
	const findings: Finding[] = [];
	const add = (node: SyntaxNode, what: string, instead: string) => {
		findings.push({ path: file.path, line: file.lineOf(node.start), what, instead });
	};
	walk(file.program, (node) => {
		if (node.type === "TSAnyKeyword") add(node, "any", "name the type, or take unknown and look before you use it");
		const mark = node.type === "MemberExpression" && startsAtRunner(node) ? nameOf(node) : undefined;
		if (mark === "skip") add(node, "a skipped test", "mend it or delete it");
		if (mark === "only") add(node, "a test that runs alone", "take .only away");
	});
	return findings;
}

function inComments(file: SourceFile): Finding[] {
	return file.comments.flatMap(({ value, start }) => {
		const at = { path: file.path, line: file.lineOf(start) };
		const findings: Finding[] = [];
		const silenced = suppression.exec(value)?.[0];
		const note = unfinished.exec(value)?.[0];
		if (silenced) findings.push({ ...at, what: silenced, instead: "mend the type" });
		if (note) findings.push({ ...at, what: note, instead: "do it now, or write it where open work is kept" });
		return findings;
	});
}

/** Whether a chain of members and calls starts at a test runner, as in `describe.skip.each(…)(…)`. */
function startsAtRunner(chain: SyntaxNode): boolean {
	let node: unknown = chain;
	while (isNode(node) && (node.type === "MemberExpression" || node.type === "CallExpression")) {
		node = node.type === "CallExpression" ? node["callee"] : node["object"];
	}
	return runners.has(nameOf(node) ?? "");
}
