import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LauncherWords } from "@bellhop/contract/site";
import * as z from "zod";
import { type ServedFile, serve } from "./served-file.ts";

/** The built widget: the loader as a template, and the immutable chunks by their address. */
export interface WidgetFiles {
	readonly loader: string;
	/** Where the chunks are, such as `/widget/<hash>/`. */
	readonly folder: string;
	/** What the launcher says, by language (`@bellhop/contract/language`). */
	readonly launcher: Readonly<Record<string, LauncherWords>>;
	/** By their names, such as `talk.js`. */
	readonly chunks: ReadonlyMap<string, ServedFile>;
	/** The panel without words, and the words of each language: modules to be put together. */
	readonly panel: string;
	readonly words: ReadonlyMap<string, string>;
}

/** The widget was not built. */
export class WidgetMissingError extends Error {
	override readonly name = "WidgetMissingError";
}

const launcherWords = z.object({ open: z.string(), loading: z.string(), failed: z.string() });
const manifestShape = z.object({ hash: z.string(), loader: z.string(), launcher: z.record(z.string(), launcherWords) });

/** Reads what `pnpm build` made of the widget. @throws WidgetMissingError */
export function readWidgetFiles(): WidgetFiles {
	const dist = new URL("./dist/", import.meta.resolve("@bellhop/panel/package.json"));
	const text = (path: string) => readFileSync(fileURLToPath(new URL(path, dist)), "utf8");
	try {
		const { hash, loader, launcher } = manifestShape.parse(JSON.parse(text("manifest.json")));
		const names = readdirSync(fileURLToPath(new URL(`${hash}/`, dist)));
		const read = (name: string) => text(`${hash}/${name}`);
		const chunks = names
			.filter((name) => !/^(panel|words-.*)\.js$/.test(name))
			.map((name) => [name, serve(read(name))] as const);
		const words = Object.keys(launcher).map((language) => [language, read(`words-${language}.js`)] as const);
		return {
			...{ loader: text(loader), folder: `/widget/${hash}/`, launcher },
			...{ chunks: new Map(chunks), panel: read("panel.js"), words: new Map(words) },
		};
	} catch {
		throw new WidgetMissingError("The widget is not built. Run: pnpm build");
	}
}
