import type { AlignType, TableRow } from "mdast";
import { findBare } from "./label.ts";
import type { Phrase } from "./reader.ts";
import { trimmed } from "./space.ts";

/** The cells of a row, as they are written. A pipe after a backslash is none, and those at the ends may be left out. */
export function cellsOf(row: string): string[] {
	const text = trimmed(row);
	const cells: string[] = [];
	for (let at = text[0] === "|" ? 1 : 0; at < text.length || cells.length === 0; ) {
		const end = findBare(text, at, "|");
		cells.push(trimmed(text.slice(at, end)));
		at = end + 1;
	}
	return cells;
}

/** How the columns are aligned, when a line says that and nothing else. */
export function alignmentsOf(row: string): AlignType[] | undefined {
	const cells = /^-*[ \t]*[|:]/.test(row) ? cellsOf(row) : [""];
	if (!cells.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
	return cells.map((cell) => {
		const right = cell.endsWith(":");
		return cell.startsWith(":") ? (right ? "center" : "left") : right ? "right" : null;
	});
}

/** A row, and the words of its cells. */
export function rowOf(cells: readonly string[], phrases: Phrase[]): TableRow {
	const row: TableRow = { type: "tableRow", children: [] };
	for (const text of cells) {
		const node = { type: "tableCell" as const, children: [] };
		row.children.push(node);
		phrases.push({ node, text });
	}
	return row;
}
