/**
 * A line being read. What stands before `at` was taken by the containers it is in; columns count from 0, and a tab
 * reaches to the next multiple of four.
 */
export interface Line {
	readonly text: string;
	readonly start: number;
	/** Where the line ends, and where the next one begins. */
	readonly end: number;
	readonly after: number;
	at: number;
	column: number;
	/** Of the tab at `at` some columns are taken already: what is left of it are spaces. */
	split: boolean;
	/** The first character that is not white space, and how many columns stand before it. */
	next: number;
	indent: number;
}

const ending = /\r\n?|\n|$/g;

/** The line of a text that begins there. */
export function lineAt(text: string, start: number): Line {
	ending.lastIndex = start;
	const { index: end, 0: written } = ending.exec(text) as RegExpExecArray;
	const after = end + written.length;
	return measured({ text, start, end, after, at: start, column: 0, split: false, next: start, indent: 0 });
}

/** Takes up to so many columns of white space. */
export function takeIndent(line: Line, columns: number): void {
	for (let left = Math.min(columns, line.indent); left > 0; ) {
		const width = line.text[line.at] === "\t" ? 4 - (line.column % 4) : 1;
		const taken = Math.min(width, left);
		line.split = taken < width;
		if (!line.split) line.at++;
		line.column += taken;
		line.indent -= taken;
		left -= taken;
	}
}

/** Takes the white space and so many characters after it. */
export function takeMarker(line: Line, length: number): void {
	line.column += line.indent + length;
	line.at = line.next + length;
	line.split = false;
	measured(line);
}

/** What is left of a line, with its ending. */
export function restOf({ text, at, after, split, column }: Line): string {
	return split ? " ".repeat(4 - (column % 4)) + text.slice(at + 1, after) : text.slice(at, after);
}

function measured(line: Line): Line {
	let { at, column } = line;
	for (; line.text[at] === " " || line.text[at] === "\t"; at++) column += line.text[at] === " " ? 1 : 4 - (column % 4);
	line.next = at;
	line.indent = column - line.column;
	return line;
}
