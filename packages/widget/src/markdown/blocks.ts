import type { Nodes, RootContent } from "mdast";

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
 * A definition turns brackets anywhere into a link: when there is another one, the text is parsed whole.
 */
export function parseGrowing(parse: ParseMarkdown, text: string, before?: ParsedText): ParsedText {
	if (before?.text === text) return before;
	const start = before && text.startsWith(before.text) ? before.starts.at(-2) : undefined;
	if (!before || start === undefined) return parsedWhole(parse, text);
	const finished = before.blocks.slice(0, -2);
	const defines = text.includes("]:");
	const known = defines ? labelsOf(finished) : [];
	const rest = parsedFrom(parse, text, { start, labels: known });
	const blocks = rest && [...finished, ...rest.blocks];
	if (!blocks || (defines && String(labelsOf(blocks)) !== String(labelsOf(before.blocks)))) {
		return parsedWhole(parse, text);
	}
	return { text, blocks, starts: [...before.starts.slice(0, -2), ...rest.starts] };
}

function parsedWhole(parse: ParseMarkdown, text: string): ParsedText {
	return parsedFrom(parse, text) ?? { text, blocks: [], starts: [] };
}

/** Where to begin in a text, and which labels are defined before it. */
interface Beginning {
	readonly start: number;
	readonly labels: readonly string[];
}

/** Parses from there on. Nothing when a label cannot be said again. */
function parsedFrom(
	parse: ParseMarkdown,
	text: string,
	{ start, labels }: Beginning = { start: 0, labels: [] },
): ParsedText | undefined {
	const said = labels.map((label) => `[${label.replace(/[[\]\\]/g, "\\$&")}]: #\n\n`).join("");
	const parsed = parse(said + text.slice(start));
	if (parsed.slice(0, labels.length).some(({ type }) => type !== "definition")) return undefined;
	const blocks = parsed.slice(labels.length);
	const starts = blocks.map((block) => {
		const offset = start - said.length + (block.position?.start.offset ?? 0);
		return text.lastIndexOf("\n", offset - 1) + 1;
	});
	return { text, blocks, starts };
}

/** The labels that are defined somewhere, each once, in their order. */
function labelsOf(blocks: readonly RootContent[]): string[] {
	const labels = new Map<string, string>();
	const collect = (node: Nodes) => {
		if (node.type === "definition" && !labels.has(node.identifier)) {
			labels.set(node.identifier, node.label ?? node.identifier);
		}
		if (node.type === "blockquote" || node.type === "list" || node.type === "listItem") node.children.forEach(collect);
	};
	blocks.forEach(collect);
	return [...labels.values()];
}
