import type { Finding } from "../finding.ts";
import { isTest } from "../tree/kinds.ts";
import type { SourceFile } from "../tree/parse-source.ts";
import type { Tree } from "../tree/tree.ts";
import { nameOf, type SyntaxNode, walk } from "../tree/walk.ts";

const most = { lines: 300, functionLines: 60, parameters: 3 };
const long = /\/(?:migrations|words|seed)\/|\/words\.ts$/;
const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** Files of at most 300 lines, functions of at most 60 lines and three parameters. */
export function sizes(tree: Tree): Finding[] {
	return tree.sources.flatMap((file) => [...fileSize(file), ...functionSizes(file)]);
}

function fileSize({ path, lines }: SourceFile): Finding[] {
	if (lines <= most.lines || isTest(path) || long.test(path)) return [];
	const instead = "split it by verb: one exported function, one file";
	return [{ path, line: 1, what: `${lines} lines (at most ${most.lines})`, instead }];
}

function functionSizes(file: SourceFile): Finding[] {
	const findings: Finding[] = [];
	const { path, lineOf } = file;
	walk(file.program, (node, parent) => {
		if (!functions.has(node.type)) return;
		const name = nameOf(node["id"]) ?? nameOf(parent?.["id"]) ?? nameOf(parent?.["key"]) ?? "a function";
		const line = lineOf(node.start);
		const lines = lineOf(node.end) - line + 1;
		const count = (node["params"] as SyntaxNode[]).length;
		if (lines > most.functionLines && !isTest(path)) {
			const what = `${name} has ${lines} lines (at most ${most.functionLines})`;
			findings.push({ path, line, what, instead: "give its steps names and functions of their own" });
		}
		if (count > most.parameters) {
			const what = `${name} takes ${count} parameters (at most ${most.parameters})`;
			findings.push({ path, line, what, instead: "take one object with named fields" });
		}
	});
	return findings;
}
