import type { PhrasingContent } from "mdast";
import { autolinkAt } from "./autolink.ts";
import { closeBracket, openBracket } from "./brackets.ts";
import { decode } from "./decode.ts";
import { pairEmphasis } from "./pair-emphasis.ts";
import { codeSpanAt, lastRunsOf } from "./read-code-span.ts";
import type { Phrase } from "./reader.ts";
import { runAt } from "./run-at.ts";
import { type Scan, say } from "./scan.ts";
import { withoutEnd } from "./space.ts";

const special = /[\\`*_[\]<\r\n]|!\[/g;

/** Reads words: what is emphasized, code, links, pictures and breaks. */
export function readPhrase({ text, node }: Phrase, labels: ReadonlySet<string>): PhrasingContent[] {
	const scan: Scan = { text, inTable: node.type === "tableCell", labels, tokens: [], brackets: [], spent: 0 };
	for (let at = 0; at < text.length; ) {
		special.lastIndex = at;
		const found = special.exec(text)?.index ?? text.length;
		const plain = text.slice(at, found);
		const words = /[\r\n]/.test(text.charAt(found)) ? withoutEnd(plain) : plain;
		// A reference has no character in it that is special.
		if (words) say(scan, decode(words));
		at = found < text.length ? readSpecial(scan, found) : found;
	}
	return pairEmphasis(scan.tokens);
}

/** Reads what begins with a character that may mean something, and says where it ends. */
function readSpecial(scan: Scan, at: number): number {
	const { text } = scan;
	switch (text[at]) {
		case "\\":
			return readEscape(scan, at);
		case "`":
			return readCode(scan, at);
		case "*":
		case "_": {
			const run = runAt(text, at);
			scan.tokens.push(run);
			return at + run.length;
		}
		case "[":
			return openBracket(scan, at, false);
		case "!":
			return openBracket(scan, at, true);
		case "]":
			return closeBracket(scan, at);
		case "<": {
			const link = autolinkAt(text, at);
			if (!link) return say(scan, "<", at);
			scan.tokens.push(link.node);
			return link.end;
		}
		default:
			return readLineEnd(scan, at);
	}
}

function readEscape(scan: Scan, at: number): number {
	const next = scan.text.charAt(at + 1);
	if (/[!-/:-@[-`{-~]/.test(next)) return say(scan, next, at + 1);
	if (!/[\r\n]/.test(next)) return say(scan, "\\", at);
	scan.tokens.push({ type: "break" });
	return afterLineEnd(scan.text, at + 1);
}

/** Two spaces make a break of a line's end. */
function readLineEnd(scan: Scan, at: number): number {
	const { text } = scan;
	const end = afterLineEnd(text, at);
	if (text.slice(Math.max(0, at - 2), at) === "  ") scan.tokens.push({ type: "break" });
	else say(scan, text.slice(at, end));
	return end;
}

function afterLineEnd(text: string, at: number): number {
	return at + (text.startsWith("\r\n", at) ? 2 : 1);
}

function readCode(scan: Scan, at: number): number {
	const { text } = scan;
	let start = at;
	while (text[start] === "`") start++;
	scan.lastRuns ??= lastRunsOf(text);
	const code = codeSpanAt(text, start, { size: start - at, last: scan.lastRuns });
	if (!code) return say(scan, text.slice(at, start), start - 1);
	// A pipe that is no edge of a cell is written with a backslash, in code too.
	if (scan.inTable) code.node.value = code.node.value.replace(/\\\|/g, "|");
	scan.tokens.push(code.node);
	return code.end;
}
