import type { Token } from "./pair-emphasis.ts";
import type { LastRuns } from "./read-code-span.ts";

/** A bracket that is open: its token, where the words after it begin, and what it may become. */
export interface Bracket {
	readonly token: number;
	readonly start: number;
	readonly image: boolean;
	/** Another bracket opens after it, so that the words between are no label. */
	holdsBracket: boolean;
}

/** How far the reading of words has come. */
export interface Scan {
	readonly text: string;
	readonly inTable: boolean;
	readonly labels: ReadonlySet<string>;
	readonly tokens: Token[];
	readonly brackets: Bracket[];
	/** So many of the first brackets have a link in them, and make none themselves. */
	spent: number;
	lastRuns?: LastRuns;
}

/** Words as they are, and where a single character of the text that they stand for ends. */
export function say(scan: Scan, value: string, at = 0): number {
	scan.tokens.push({ type: "text", value });
	return at + 1;
}
