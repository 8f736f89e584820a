import type { Tree } from "../tree/tree.ts";
import type { Tool } from "./run-tool.ts";

/** The programs of a check: format and lint, what nobody uses, what a browser is sent, and the types of every project in the tree. */
export function listTools(tree: Tree): Tool[] {
	const projects = [...tree.paths].filter((path) => /(?:^|\/)tsconfig\.json$/.test(path)).sort();
	return [
		{
			name: "knip",
			program: "knip",
			args: ["--no-progress", "--no-config-hints"],
			instead: "use it, stop exporting it, or delete it; what starts by itself is listed in knip.json",
		},
		{
			name: "biome",
			program: "biome",
			args: ["check", "--colors=off", "--reporter=concise", "--diagnostic-level=error", "."],
			instead: "pnpm format mends the format and much of the rest",
		},
		{
			name: "bundles",
			program: "vitest",
			args: ["run", "--silent", "--reporter=dot", "bundle.test.ts"],
			instead: "make it smaller, or move the ceiling in the commit that needs it and say why",
		},
		...projects.map(compiler),
	];
}

/** Remembers what it saw beside the packages, so that the next check reads only what changed. */
function compiler(path: string): Tool {
	const memory = `node_modules/.cache/check/${path.replaceAll("/", "-")}.tsbuildinfo`;
	const args = ["--pretty", "false", "--incremental", "--tsBuildInfoFile", memory, "-p", path];
	return { name: `tsc ${path}`, program: "tsc", args };
}
