import type { Nodes, RootContent } from "mdast";
import type { Beginning } from "./markdown.ts";

/** From text to blocks, as `parseMarkdown` does it. */
export type ParseMarkdown = (text: string, beginning: Beginning) => readonly RootContent[];

/** A text, its blocks, and the offset in the text from which each block can be read again. */
export interface ParsedText {
	readonly text: string;
	readonly blocks: readonly RootContent[];
	readonly starts: readonly number[];
}

/**
 * Parses a text that may have grown since `before`: finished blocks keep their identity, and only what new words can
 * still change is parsed again, which is the last two blocks (a list takes in a paragraph that becomes its next item).
 * A definition turns brackets anywhere into a link: when there is another one, the text is parsed whole.
 */
export function parseGrowing(parse: ParseMarkdown, text: string, before?: ParsedText): ParsedText {
	if (before?.text === text) return before;
	const start = before && text.startsWith(before.text) ? before.starts.at(-2) : undefined;
	if (!before || start === undefined) return parsedWhole(parse, text);
	const kept = before.starts.indexOf(start);
	const finished = before.blocks.slice(0, kept);
	const defines = text.includes("]:");
	const rest = parse(text, { start, labels: defines ? labelsOf(finished) : [] });
	const blocks = [...finished, ...rest];
	if (defines && String(labelsOf(blocks)) !== String(labelsOf(before.blocks))) return parsedWhole(parse, text);
	return { text, blocks, starts: [...before.starts.slice(0, kept), ...startsOf(rest)] };
}

function parsedWhole(parse: ParseMarkdown, text: string): ParsedText {
	const blocks = parse(text, { start: 0, labels: [] });
	return { text, blocks, starts: startsOf(blocks) };
}

function startsOf(blocks: readonly RootContent[]): number[] {
	return blocks.map(({ position }) => position?.start.offset ?? 0);
}

/** The labels that are defined somewhere, each once, in their order. */
function labelsOf(blocks: readonly RootContent[]): string[] {
	const labels = new Set<string>();
	const collect = (node: Nodes) => {
		if (node.type === "definition") labels.add(node.identifier);
		if (node.type === "blockquote" || node.type === "list" || node.type === "listItem") node.children.forEach(collect);
	};
	blocks.forEach(collect);
	return [...labels];
}
