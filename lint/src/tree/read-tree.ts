import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isSource, parseSource } from "./parse-source.ts";
import type { TextFile } from "./text-file.ts";
import type { Tree } from "./tree.ts";

const left = new Set(["node_modules", ".git", "dist", ".bellhop", ".toolchain", "coverage", "test-results"]);
const binary = /\.(?:png|jpe?g|gif|webp|ico|woff2?|ttf|zip|gz|tgz|pdf|wasm|log)$/i;

/** Reads the repository under `root`, without what git ignores. */
export function readTree(root: string): Tree {
	const paths = new Set<string>();
	const texts: TextFile[] = [];
	const folders = [""];
	for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
		for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
			if (left.has(entry.name)) continue;
			const path = folder ? `${folder}/${entry.name}` : entry.name;
			if (entry.isDirectory()) folders.push(path);
			else if (entry.isFile() && !binary.test(path)) texts.push({ path, text: readFileSync(join(root, path), "utf8") });
			paths.add(path);
		}
	}
	texts.sort((one, other) => (one.path < other.path ? -1 : 1));
	return { texts, paths, sources: parseAll(texts) };
}

/** A tree of files in memory, for a rule's test. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
	const texts = Object.entries(files).map(([path, text]) => ({ path, text }));
	const folders = texts.flatMap(({ path }) => {
		const parts = path.split("/");
		return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
	});
	return { texts, paths: new Set(folders), sources: parseAll(texts) };
}

function parseAll(texts: readonly TextFile[]) {
	return texts.filter(({ path }) => isSource(path)).map(parseSource);
}
