import { promisify } from "node:util";
import { brotliCompress, brotliDecompress } from "node:zlib";
import * as z from "zod";
import type { WidgetBuild } from "./widget-build.ts";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
const filesShape = z.record(z.string(), z.string());

/** Packs files for the database: one JSON object of texts by name, brotli'd. Later versions must be able to read it. */
export function packFiles(files: WidgetBuild["files"]): Promise<Buffer> {
	return compress(JSON.stringify(Object.fromEntries(files)));
}

/** @throws when it was not packed by `packFiles` */
export async function unpackFiles(packed: Uint8Array): Promise<WidgetBuild["files"]> {
	return new Map(Object.entries(filesShape.parse(JSON.parse((await decompress(packed)).toString()))));
}
