import { posix } from "node:path";
import type { Tree } from "./tree.ts";

type Package = { name: string; folder: string; exports: Record<string, unknown> };

/** From an import to the file of the tree it means, or nothing when it leaves the tree. */
export type Resolve = (from: string, specifier: string) => string | undefined;

/** Knows relative paths and the packages of the workspace. */
export function createResolver(tree: Tree): Resolve {
	const packages = tree.texts.filter(({ path }) => path.endsWith("package.json")).flatMap(readPackage);
	return (from, specifier) => {
		const path = specifier.replace(/\?.*$/, "");
		if (path.startsWith(".")) return existing(tree, posix.join(posix.dirname(from), path));
		const owner = packages.find(({ name }) => path === name || path.startsWith(`${name}/`));
		const target = owner && exported(owner, `.${path.slice(owner.name.length)}`);
		return owner && target ? existing(tree, posix.join(owner.folder, target)) : undefined;
	};
}

function existing(tree: Tree, path: string): string | undefined {
	return tree.paths.has(path) ? path : undefined;
}

function readPackage({ path, text }: { path: string; text: string }): Package[] {
	const { name, exports = {} } = JSON.parse(text) as { name?: string; exports?: Record<string, unknown> };
	return name ? [{ name, exports, folder: posix.dirname(path) }] : [];
}

function exported({ exports }: Package, subpath: string): string | undefined {
	for (const [pattern, target] of Object.entries(exports)) {
		if (typeof target !== "string") continue;
		if (pattern === subpath) return target;
		const [before = "", after] = pattern.split("*");
		if (after === undefined || !subpath.startsWith(before) || !subpath.endsWith(after)) continue;
		return target.replaceAll("*", subpath.slice(before.length, subpath.length - after.length));
	}
	return undefined;
}
