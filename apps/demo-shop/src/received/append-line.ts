import { appendFileSync } from "node:fs";
import type { RequestEntry } from "./request-entry.ts";

/** A sink that appends entries to a file of JSON lines, readable by its owner alone. */
export function appendLine(path: string): (entry: RequestEntry) => void {
	return (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}
