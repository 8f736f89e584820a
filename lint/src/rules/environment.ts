import type { Finding } from "../finding.ts";
import { isTest, isToolConfig, isWorkshop } from "../tree/kinds.ts";
import type { SourceFile } from "../tree/parse-source.ts";
import type { Tree } from "../tree/tree.ts";
import { nameOf, objectOf, type SyntaxNode, walk } from "../tree/walk.ts";

const instead = "read and check it once in environment.ts, and hand the value on as an argument";

/** `process.env` is read in environment.ts and nowhere else. */
export function environment(tree: Tree): Finding[] {
	const watched = tree.sources.filter(({ path }) => {
		return !isTest(path) && !isWorkshop(path) && !isToolConfig(path) && !/(?:^|\/)environment\.ts$/.test(path);
	});
	return watched.flatMap(checkFile);
}

function checkFile(file: SourceFile): Finding[] {
	const findings: Finding[] = [];
	walk(file.program, (node) => {
		if (!readsEnvironment(node)) return;
		findings.push({
			path: file.path,
			line: file.lineOf(node.start),
			what: "process.env outside environment.ts",
			instead,
		});
	});
	return findings;
}

function readsEnvironment(node: SyntaxNode): boolean {
	if (node.type === "MemberExpression") return objectOf(node) === "process" && nameOf(node) === "env";
	if (node.type === "ImportDeclaration" && /^(?:node:)?process$/.test(nameOf(node["source"]) ?? "")) {
		return (node["specifiers"] as SyntaxNode[]).some(({ imported }) => nameOf(imported) === "env");
	}
	if (node.type !== "VariableDeclarator" || nameOf(node["init"]) !== "process") return false;
	const pattern = node["id"] as SyntaxNode;
	const properties = pattern.type === "ObjectPattern" ? (pattern["properties"] as SyntaxNode[]) : [];
	return properties.some(({ key }) => nameOf(key) === "env");
}
