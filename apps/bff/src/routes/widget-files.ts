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
	readonly chunks: ReadonlyMap<string, ServedFile>;
}

/** The widget was not built. */
export class WidgetMissingError extends Error {
	override readonly name = "WidgetMissingError";
}

const launcherWords = z.object({ open: z.string(), loading: z.string(), failed: z.string() });
const manifestShape = z.object({ hash: z.string(), loader: z.string(), launcher: z.record(z.string(), launcherWords) });

/** Reads what `pnpm build` made of the widget. @throws WidgetMissingError */
export function readWidgetFiles(): WidgetFiles {
	const dist = new URL("./dist/", import.meta.resolve("@bellhop/widget/package.json"));
	const text = (path: string) => readFileSync(fileURLToPath(new URL(path, dist)), "utf8");
	try {
		const { hash, loader, launcher } = manifestShape.parse(JSON.parse(text("manifest.json")));
		const names = readdirSync(fileURLToPath(new URL(`${hash}/`, dist)));
		const folder = `/widget/${hash}/`;
		const chunks = names.map((name) => [folder + name, serve(text(`${hash}/${name}`))] as const);
		return { loader: text(loader), folder, launcher, chunks: new Map(chunks) };
	} catch {
		throw new WidgetMissingError("The widget is not built. Run: pnpm build");
	}
}
