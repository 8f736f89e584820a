import type { Code, Heading, Table } from "mdast";
import { closeContainers, closeLeaf } from "./close.ts";
import { isThematicBreak } from "./container.ts";
import { decode } from "./decode.ts";
import { type Line, restOf, takeIndent } from "./line.ts";
import { append, type OpenCode, type Reader } from "./reader.ts";
import { trimmed } from "./space.ts";
import { alignmentsOf, cellsOf, rowOf } from "./table.ts";

/** A line of a fenced block: the fence that ends it, or code. */
export function readCode(reader: Reader, line: Line, leaf: OpenCode): void {
	const mark = trimmed(line.text.slice(line.next, line.end));
	if (mark.length >= leaf.fence.length && mark === leaf.fence.charAt(0).repeat(mark.length)) closeLeaf(reader);
	else {
		takeIndent(line, leaf.indent);
		leaf.lines.push(restOf(line));
	}
}

/** A heading, a line across or a fence, which may stand anywhere; false for what is none of them. */
export function readMarked(reader: Reader, line: Line, depth: number): boolean {
	const rest = line.text.slice(line.next, line.end);
	const heading = /^#{1,6}(?=[ \t]|$)/.exec(rest)?.[0];
	const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0];
	if (!heading && !fence && !isThematicBreak(line)) return false;
	closeContainers(reader, depth);
	if (heading) {
		const node: Heading = { type: "heading", depth: heading.length as Heading["depth"], children: [] };
		append(reader, node, line.start);
		reader.phrases.push({ node, text: headingText(rest.slice(heading.length)) });
	} else if (fence) {
		const [, lang, meta] = /^[ \t]*([^ \t]*)[ \t]*(.*)/s.exec(rest.slice(fence.length)) ?? [];
		const node: Code = { type: "code", lang: lang ? decode(lang) : null, meta: meta ? decode(meta) : null, value: "" };
		append(reader, node, line.start);
		reader.leaf = { type: "code", node, fence, indent: line.indent, lines: [] };
	} else append(reader, { type: "thematicBreak" }, line.start);
	return true;
}

/** A line of words: the alignment that makes a table of the line before, a row, or a part of a paragraph. */
export function readWords(reader: Reader, line: Line): void {
	const { leaf } = reader;
	const words = line.text.slice(line.next, line.after);
	if (leaf?.type === "table") leaf.node.children.push(rowOf(cellsOf(words), reader.phrases));
	else if (leaf?.type !== "paragraph") reader.leaf = { type: "paragraph", start: line.start, lines: [words] };
	else if (!readAlignment(reader, words)) leaf.lines.push(words);
}

function readAlignment(reader: Reader, words: string): boolean {
	const { leaf } = reader;
	if (leaf?.type !== "paragraph") return false;
	const align = alignmentsOf(trimmed(words));
	const head = leaf.lines.at(-1) ?? "";
	const cells = align ? cellsOf(head) : [];
	if (!align || trimmed(head) === "|" || cells.length !== align.length) return false;
	leaf.lines.pop();
	closeLeaf(reader);
	const node: Table = { type: "table", align, children: [rowOf(cells, reader.phrases)] };
	append(reader, node, leaf.start);
	reader.leaf = { type: "table", node };
	return true;
}

/** The words of a heading, without the marks it may end with. */
function headingText(rest: string): string {
	const text = trimmed(rest);
	let end = text.length;
	while (text[end - 1] === "#") end--;
	return end === 0 || " \t".includes(text.charAt(end - 1)) ? trimmed(text.slice(0, end)) : text;
}
