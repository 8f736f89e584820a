import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LauncherWords } from "@bellhop/contract/site";
import * as z from "zod";
import { type ServedFile, serve } from "./served-file.ts";

/** The built widget: the loader as a template, and the immutable chunks by their address. */
export interface WidgetFiles {
	readonly loader: string;
	/** The one with all it can do: for sites whose chat comes forward by itself, and for tags that put it into the page. */
	readonly wholeLoader: string;
	/** Where the chunks are, such as `/widget/<hash>/`. */
	readonly folder: string;
	/** What the launcher says, by language (`@bellhop/contract/language`). */
	readonly launcher: Readonly<Record<string, LauncherWords>>;
	/** A chunk by its name, such as `talk.js`, with the words of a language in it. */
	chunk(name: string, language: string): ServedFile | undefined;
}

/** The widget was not built. */
export class WidgetMissingError extends Error {
	override readonly name = "WidgetMissingError";
}

const launcherWords = z.object({ open: z.string(), loading: z.string(), failed: z.string(), dismiss: z.string() });
const manifestShape = z.object({
	hash: z.string(),
	loader: z.string(),
	wholeLoader: z.string(),
	launcher: z.record(z.string(), launcherWords),
});

/** Reads what `pnpm build` made of the widget. @throws WidgetMissingError */
export function readWidgetFiles(): WidgetFiles {
	const dist = new URL("./dist/", import.meta.resolve("@bellhop/widget/package.json"));
	const text = (path: string) => readFileSync(fileURLToPath(new URL(path, dist)), "utf8");
	try {
		const { hash, loader, wholeLoader, launcher } = manifestShape.parse(JSON.parse(text("manifest.json")));
		const names = readdirSync(fileURLToPath(new URL(`${hash}/`, dist)));
		const modules = new Map(names.map((name) => [name.slice(0, -".js".length), text(`${hash}/${name}`)]));
		const loaders = { loader: text(loader), wholeLoader: text(wholeLoader) };
		return { ...loaders, folder: `/widget/${hash}/`, launcher, chunk: chunksOf(modules) };
	} catch {
		throw new WidgetMissingError("The widget is not built. Run: pnpm build");
	}
}

/** Puts chunks and words together, once each: modules by their names, the words of `talk` in English as `talk-en`. */
export function chunksOf(modules: ReadonlyMap<string, string>): WidgetFiles["chunk"] {
	const served = new Map<string, ServedFile>();
	return (name, language) => {
		const chunk = name.replace(/\.js$/, "");
		const [code, words] = [modules.get(chunk), modules.get(`${chunk}-${language}`)];
		if (code === undefined || words === undefined) return undefined;
		const key = `${chunk}-${language}`;
		const file = served.get(key) ?? serve(`${code}\n${words}`);
		served.set(key, file);
		return file;
	};
}
