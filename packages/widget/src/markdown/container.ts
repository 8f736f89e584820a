import type { Blockquote, List, ListItem, Root } from "mdast";
import { type Line, takeIndent, takeMarker } from "./line.ts";
import { afterSpace } from "./space.ts";

/** What holds blocks and is still open: the text itself, a quote, or an item of a list. */
export interface Container {
	readonly node: Root | Blockquote | ListItem;
	/** The list of an item, what its items begin with, and how far the inside of this one is indented. */
	readonly list?: List;
	readonly marker?: string;
	readonly size?: number;
	/** Nothing stands in the item yet; a blank line now ends it. */
	fresh?: boolean;
	ended?: boolean;
	/** The last line in it was blank: what comes next stands apart. */
	gap?: boolean;
}

/** What begins a container. */
export interface Marker {
	/** `>`, or the character that all items of a list have in common. */
	readonly marker: string;
	readonly length: number;
	readonly number: string | undefined;
}

const itemMarker = /(?:[-*+]|(\d{1,9})[.)])(?=[ \t\r\n]|$)/y;

/** Whether a line goes on in a container; what makes it part of it is taken. */
export function continues(container: Container, line: Line): boolean {
	const { list, size = 0, fresh = false } = container;
	if (!list) return takeQuoteMarker(line);
	if (line.next < line.end) {
		if (container.ended || line.indent < size) return false;
		container.fresh = false;
	} else container.ended = fresh;
	takeIndent(line, size);
	return true;
}

/** The marker of a quote, with the one space that belongs to it. */
export function takeQuoteMarker(line: Line): boolean {
	if (line.text[line.next] !== ">") return false;
	takeMarker(line, 1);
	takeIndent(line, 1);
	return true;
}

/** The marker that a line begins a list item with; in the middle of a paragraph only what cannot be meant otherwise. */
export function itemMarkerOf(line: Line, inParagraph: boolean): Marker | undefined {
	itemMarker.lastIndex = line.next;
	const [all, number] = itemMarker.exec(line.text) ?? [];
	if (!all || isThematicBreak(line)) return undefined;
	const empty = afterSpace(line.text, line.next + all.length) >= line.end;
	if (inParagraph && (empty || (number && number !== "1"))) return undefined;
	return { marker: all.slice(-1), length: all.length, number };
}

/** Whether the rest of a line is three or more of the same mark. */
export function isThematicBreak({ text, next, end }: Line): boolean {
	return (
		/[-*_]/.test(text[next] ?? "") && /^(?:\*{3,}|_{3,}|-{3,})$/.test(text.slice(next, end).replace(/[ \t]+/g, ""))
	);
}
