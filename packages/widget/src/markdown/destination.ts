import { decode } from "./decode.ts";
import { findBare } from "./label.ts";

/** Something read from a text, and where it ends. */
export interface Read {
	readonly value: string;
	readonly end: number;
}

/** Deeper nested parentheses are not followed, as the specification allows. */
const deepest = 32;

/** What an address without angle brackets ends with or counts: white space, controls and parentheses. */
const stops = `${String.fromCharCode(...Array(33).keys())}\u007f()`;

/** The address that a link or a definition leads to: in angle brackets, or without white space and with balanced parentheses. */
export function destinationAt(text: string, start: number): Read | undefined {
	if (text[start] === "<") {
		const close = findBare(text, start + 1, "<>\r\n");
		return text[close] === ">" ? { value: decode(text.slice(start + 1, close)), end: close + 1 } : undefined;
	}
	let depth = 0;
	let end = start;
	for (; ; end++) {
		end = findBare(text, end, stops);
		if (text[end] === "(") depth++;
		else if (text[end] !== ")" || depth-- === 0) break;
		if (depth > deepest) return undefined;
	}
	return depth > 0 || end === start ? undefined : { value: decode(text.slice(start, end)), end };
}

/** A title in quotes or parentheses. */
export function titleAt(text: string, start: number): Read | undefined {
	const close = { '"': '"', "'": "'", "(": "()" }[text.charAt(start)];
	if (!close) return undefined;
	const end = findBare(text, start + 1, close);
	return end < text.length && close.endsWith(text.charAt(end))
		? { value: decode(text.slice(start + 1, end)), end: end + 1 }
		: undefined;
}
