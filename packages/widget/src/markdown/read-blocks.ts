import type { Blockquote, List, ListItem } from "mdast";
import { closeContainers } from "./close.ts";
import { continues, itemMarkerOf, type Marker, takeQuoteMarker } from "./container.ts";
import { type Line, lineAt, takeIndent, takeMarker } from "./line.ts";
import { readCode, readMarked, readWords } from "./read-leaf.ts";
import { append, type Reader } from "./reader.ts";

/** Containers in one another beyond this are words: far more than anybody nests, and what follows trees may recurse. */
const deepest = 100;

/** Reads the blocks of a text, line by line; the words in them are left for when all definitions are known. */
export function readBlocks(text: string, reader: Reader, start: number): void {
	for (let at = start; at < text.length; ) {
		const line = lineAt(text, at);
		readLine(reader, line);
		at = line.after;
	}
	closeContainers(reader, 1);
}

function readLine(reader: Reader, line: Line): void {
	const { open, leaf } = reader;
	let depth = 1;
	for (let next = open[1]; next && continues(next, line); next = open[depth]) depth++;
	if (depth === open.length && leaf?.type === "code") readCode(reader, line, leaf);
	else if (line.next === line.end) readBlank(reader, depth);
	else readMore(reader, line, depth);
}

/** What begins in a line that is in so many of the open containers, or goes on in it. */
function readMore(reader: Reader, line: Line, depth: number): void {
	const { open } = reader;
	let inner = depth;
	while (open.length < deepest && openContainer(reader, line, inner)) inner = open.length;
	if (line.next === line.end || readMarked(reader, line, inner)) return;
	if (inner < open.length) {
		// A paragraph goes on in a line that leaves out the markers of what it stands in.
		if (reader.leaf?.type === "paragraph") {
			reader.leaf.lines.push(line.text.slice(line.next, line.after));
			return;
		}
		closeContainers(reader, inner);
	}
	readWords(reader, line);
}

/** A blank line ends a paragraph or a table, and every quote that does not say that it goes on. */
function readBlank(reader: Reader, depth: number): void {
	closeContainers(reader, depth);
	const inner = reader.open.at(-1);
	if (inner) inner.gap = true;
}

/** Opens the quote or item that a line begins with, and takes its marker. */
function openContainer(reader: Reader, line: Line, depth: number): boolean {
	if (takeQuoteMarker(line)) {
		closeContainers(reader, depth);
		const node: Blockquote = { type: "blockquote", children: [] };
		append(reader, node, line.start);
		reader.open.push({ node });
		return true;
	}
	const found = itemMarkerOf(line, reader.leaf?.type === "paragraph" && depth === reader.open.length);
	if (!found) return false;
	const { indent } = line;
	takeMarker(line, found.length);
	const fresh = line.next === line.end;
	const size = indent + found.length + (fresh ? 1 : line.indent);
	takeIndent(line, line.indent);
	const list = listFor(reader, found, { depth, line });
	const node: ListItem = { type: "listItem", spread: false, checked: null, children: [] };
	list.children.push(node);
	reader.open.push({ node, list, marker: found.marker, size, fresh });
	return true;
}

/** The list that the item before belongs to when it has the same marker, or a new one. */
function listFor(reader: Reader, { marker, number }: Marker, { depth, line }: { depth: number; line: Line }): List {
	const before = reader.open[depth];
	if (before?.list && before.marker === marker) {
		closeContainers(reader, depth + 1);
		reader.open.pop();
		if (before.gap) before.list.spread = true;
		return before.list;
	}
	closeContainers(reader, depth);
	const start = number === undefined ? null : Number(number);
	const list: List = { type: "list", ordered: start !== null, start, spread: false, children: [] };
	append(reader, list, line.start);
	return list;
}
