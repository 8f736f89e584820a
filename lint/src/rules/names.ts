import type { Finding } from "../finding.ts";
import { isToolConfig } from "../tree/kinds.ts";
import type { Tree } from "../tree/tree.ts";

const vague = /^(?:utils?|helpers?|common|misc)$/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const checked = /\.(?:ts|tsx|mts|mjs|js|css)$/;

/** Names say what a thing is: no vague segments, kebab-case files, named exports. */
export function names(tree: Tree): Finding[] {
	const files = tree.texts.filter(({ path }) => checked.test(path));
	return [...files.flatMap(({ path }) => checkPath(path)), ...defaultExports(tree)];
}

function checkPath(path: string): Finding[] {
	const findings: Finding[] = [];
	const segments = path.split("/");
	for (const segment of segments) {
		if (!vague.test(segment.replace(/\..*$/, ""))) continue;
		const instead = "name it after the noun or the verb it serves, or put the function where it is used";
		findings.push({ path, line: 1, what: `"${segment}" says nothing about what is inside`, instead });
	}
	const file = segments.at(-1) ?? "";
	if (!kebab.test(file)) {
		findings.push({ path, line: 1, what: `"${file}" is not kebab-case`, instead: "write it as words-with-hyphens" });
	}
	return findings;
}

function defaultExports(tree: Tree): Finding[] {
	const instead = "export it by name; only tool configs have a default export";
	return tree.sources
		.filter(({ path, exportsDefault }) => exportsDefault && !isToolConfig(path))
		.map(({ path }) => ({ path, line: 1, what: "a default export", instead }));
}
