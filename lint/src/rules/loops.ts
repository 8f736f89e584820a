import type { Finding } from "../finding.ts";
import { createResolver } from "../tree/resolve-import.ts";
import type { Tree } from "../tree/tree.ts";

/** No file imports itself through others, not even for a type. */
export function loops(tree: Tree): Finding[] {
	const graph = importGraph(tree);
	const done = new Set<string>();
	const way: string[] = [];
	const findings: Finding[] = [];

	const visit = (path: string): void => {
		way.push(path);
		for (const [target, line] of graph.get(path) ?? []) {
			const start = way.indexOf(target);
			if (start >= 0) {
				const circle = [...way.slice(start), target].map((file) => file.split("/").slice(-2).join("/"));
				const what = `an import loop: ${circle.join(" → ")}`;
				findings.push({ path, line, what, instead: "move what both need into a file that imports neither" });
			} else if (!done.has(target)) visit(target);
		}
		way.pop();
		done.add(path);
	};
	for (const path of graph.keys()) if (!done.has(path)) visit(path);
	return findings;
}

function importGraph(tree: Tree): Map<string, [target: string, line: number][]> {
	const resolve = createResolver(tree);
	return new Map(
		tree.sources.map(({ path, imports }) => [
			path,
			imports.flatMap(({ specifier, line }) => {
				const target = resolve(path, specifier);
				return target ? [[target, line] as [string, number]] : [];
			}),
		]),
	);
}
