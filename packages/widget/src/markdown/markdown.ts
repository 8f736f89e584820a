import type { Root, RootContent } from "mdast";
import { readBlocks } from "./read-blocks.ts";
import { readPhrase } from "./read-phrase.ts";
import type { Reader } from "./reader.ts";

/** Where to begin in a text, and what is defined before that. */
export interface Beginning {
	readonly start: number;
	/** Identifiers of definitions. */
	readonly labels: Iterable<string>;
}

/**
 * From Markdown text to the blocks it consists of: CommonMark and the tables of GitHub, without what would turn words that
 * are there already into something else while an answer grows (underlined headings, code by indentation), and without HTML,
 * which stays the words it is. `position.start.offset` of a block, all that is true of its position, is where the first
 * line of it begins, or of the paragraph that it was part of. Any text gives a tree; the time it takes grows as the text does.
 */
export function parseMarkdown(text: string, { start, labels }: Beginning = { start: 0, labels: [] }): RootContent[] {
	const node: Root = { type: "root", children: [] };
	const reader: Reader = {
		open: [{ node }],
		leaf: undefined,
		phrases: [],
		labels: new Set(labels),
	};
	readBlocks(text.replaceAll("\0", "\ufffd"), reader, start || (text.startsWith("\ufeff") ? 1 : 0));
	for (const phrase of reader.phrases) phrase.node.children = readPhrase(phrase, reader.labels);
	return node.children;
}
