import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type ServedFile, serve } from "./served-file.ts";

/** The built widget: the loader as a template, and the immutable chunks by their address. */
export interface WidgetFiles {
	readonly loader: string;
	/** The panel's address, such as `/widget/<hash>/panel.js`. */
	readonly panel: string;
	readonly chunks: ReadonlyMap<string, ServedFile>;
}

/** The widget was not built. */
export class WidgetMissingError extends Error {
	override readonly name = "WidgetMissingError";
}

const manifestShape = z.object({ hash: z.string(), loader: z.string(), panel: z.string() });

/** Reads what `pnpm build` made of the widget. @throws WidgetMissingError */
export function readWidgetFiles(): WidgetFiles {
	const dist = new URL("./dist/", import.meta.resolve("@bellhop/widget/package.json"));
	const text = (path: string) => readFileSync(fileURLToPath(new URL(path, dist)), "utf8");
	try {
		const { hash, loader, panel } = manifestShape.parse(JSON.parse(text("manifest.json")));
		const names = readdirSync(fileURLToPath(new URL(`${hash}/`, dist)));
		const chunks = names.map((name) => [`/widget/${hash}/${name}`, serve(text(`${hash}/${name}`))] as const);
		return { loader: text(loader), panel, chunks: new Map(chunks) };
	} catch {
		throw new WidgetMissingError("The widget is not built. Run: pnpm build");
	}
}
