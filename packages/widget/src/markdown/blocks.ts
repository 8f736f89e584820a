import type { RootContent } from "mdast";

/** From text to blocks, as `parseMarkdown` does it. */
export type ParseMarkdown = (text: string) => readonly RootContent[];

/** A text, its blocks, and the offset in the text where the line of each block begins. */
export interface ParsedText {
	readonly text: string;
	readonly blocks: readonly RootContent[];
	readonly starts: readonly number[];
}

/**
 * Parses a text that may have grown since `before`: finished blocks keep their identity, and only what new words can
 * still change is parsed again, which is the last two blocks (a list takes in a paragraph that becomes its next item).
 * A definition may change any block, so a text that may hold one is parsed whole.
 */
export function parseGrowing(parse: ParseMarkdown, text: string, before?: ParsedText): ParsedText {
	if (before?.text === text) return before;
	const grown = before && text.startsWith(before.text) && !text.includes("]:");
	const start = grown ? before.starts.at(-2) : undefined;
	if (!before || start === undefined) return parsedFrom(parse, text, 0);
	const rest = parsedFrom(parse, text, start);
	return {
		text,
		blocks: [...before.blocks.slice(0, -2), ...rest.blocks],
		starts: [...before.starts.slice(0, -2), ...rest.starts],
	};
}

function parsedFrom(parse: ParseMarkdown, text: string, start: number): ParsedText {
	const blocks = parse(text.slice(start));
	const starts = blocks.map((block) => {
		const offset = start + (block.position?.start.offset ?? 0);
		return text.lastIndexOf("\n", offset - 1) + 1;
	});
	return { text, blocks, starts };
}
