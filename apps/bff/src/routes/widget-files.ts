import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as z from "zod";

/** A file as it is served, in each encoding a browser may ask for. */
export interface ServedFile {
	readonly etag: string;
	readonly identity: Buffer;
	readonly br: Buffer;
	readonly gzip: Buffer;
}

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

/** Prepares a text for serving. */
export function serve(text: string): ServedFile {
	const identity = Buffer.from(text);
	const etag = `"${createHash("sha256").update(identity).digest("base64url").slice(0, 27)}"`;
	return { etag, identity, br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }) };
}
