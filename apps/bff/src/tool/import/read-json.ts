import { findJsonFault } from "./find-json-fault.ts";
import { ImportFault } from "./import-fault.ts";

/** What an example may measure: a tool's answer is read up to 1 MiB as well. */
const largest = { bytes: 1024 * 1024, depth: 100 };

/**
 * Reads a pasted example in JSON.
 * @throws ImportFault with the line and column of the first thing that is not JSON.
 */
export function readJson(text: string): unknown {
	const json = text.replace(/^\uFEFF/, "");
	if (json.trim() === "") throw new ImportFault("There is nothing here yet. Paste an example in JSON.");
	if (Buffer.byteLength(json) > largest.bytes)
		throw new ImportFault("The example is larger than 1 MiB. A shorter one will do.");
	const value = parseJson(json);
	if (isDeeper(value, largest.depth)) {
		throw new ImportFault(`The example is nested more than ${largest.depth} levels deep. A shallower one will do.`);
	}
	return value;
}

/** Parses JSON of any size. @throws ImportFault with line and column */
export function parseJson(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		const { offset, sentence } = findJsonFault(json);
		throw new ImportFault(sentence, placeAt(json, offset));
	}
}

/** The line and column of an offset into a text, both from 1. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset).split(/\r\n|\r|\n/);
	return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** Level by level rather than by recursion, which ends at a few thousand levels. */
function isDeeper(value: unknown, levels: number): boolean {
	let level: unknown[] = [value];
	for (let depth = 0; depth <= levels; depth += 1) {
		level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
		if (level.length === 0) return false;
	}
	return true;
}
