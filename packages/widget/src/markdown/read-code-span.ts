import type { InlineCode } from "mdast";

/** Where the last run of backticks of each length stands. */
export type LastRuns = ReadonlyMap<number, number>;

const backticks = /`+/g;

/** Looked up once for a text, so that a run without a partner is not searched for again. */
export function lastRunsOf(text: string): LastRuns {
	return new Map([...text.matchAll(/`+/g)].map(({ 0: run, index }) => [run.length, index]));
}

/** The code between the backticks that end there and the next run of as many; nothing when there is none. */
export function codeSpanAt(text: string, start: number, { size, last }: { size: number; last: LastRuns }) {
	if ((last.get(size) ?? 0) < start) return undefined;
	backticks.lastIndex = start;
	let close = backticks.exec(text);
	while (close && close[0].length !== size) close = backticks.exec(text);
	if (!close) return undefined;
	const value = text.slice(start, close.index).replace(/\r\n?|\n/g, " ");
	const padded = value.startsWith(" ") && value.endsWith(" ") && /[^ ]/.test(value);
	const node: InlineCode = { type: "inlineCode", value: padded ? value.slice(1, -1) : value };
	return { node, end: close.index + size };
}
