import { ImportFault } from "../import-fault.ts";
import { placeAt } from "../read-json.ts";

/** The words of the first command in a text, and what ended it when something follows. */
export interface CommandWords {
	readonly words: string[];
	/** The operator that ended the command, such as `|`. */
	readonly endedBy: string | undefined;
}

interface Reading {
	readonly text: string;
	readonly isWindows: boolean;
	at: number;
	word: string | undefined;
}

/**
 * Splits a command into words the way a shell does (bash, or cmd where carets stand), and does nothing else: variables and
 * command substitutions stay as they are written, nothing is looked up or run.
 * @throws ImportFault where a quote is not closed.
 */
export function splitWords(pasted: string): CommandWords {
	const isWindows = /\^\r?\n|\^"/.test(pasted);
	const text = isWindows ? pasted.replace(/\^\r?\n/g, " ").replace(/\^([\s\S])/g, "$1") : pasted;
	const reading: Reading = { text, isWindows, at: 0, word: undefined };
	const words: string[] = [];
	const finish = () => {
		if (reading.word !== undefined) words.push(reading.word);
		reading.word = undefined;
	};
	while (reading.at < text.length) {
		const character = text[reading.at] ?? "";
		if (/\s/.test(character)) {
			finish();
			if (character === "\n" && words.length > 0 && !goesOn(text, reading.at)) return { words, endedBy: undefined };
			reading.at += 1;
		} else if (character === "#" && reading.word === undefined) {
			const end = text.indexOf("\n", reading.at);
			reading.at = end < 0 ? text.length : end;
		} else if (/[;|&<>()]/.test(character) && !isWithinUrl(reading)) {
			if (/[<>]/.test(character) && /^\d$/.test(reading.word ?? "")) reading.word = undefined;
			finish();
			return { words, endedBy: character };
		} else if (lineEnd.test(text.slice(reading.at, reading.at + 3))) reading.at = text.indexOf("\n", reading.at) + 1;
		else reading.word = (reading.word ?? "") + takePiece(reading);
	}
	finish();
	return { words, endedBy: undefined };
}

/** A line that begins with an option or a quoted text belongs to the command although the backslash before it was lost. */
const goesOn = (text: string, at: number) => /^\s*(?:-{1,2}[A-Za-z]|['"])/.test(text.slice(at, at + 200));

/** What ends a line but not the command: a backslash in bash, a backtick in PowerShell. */
const lineEnd = /^[\\`]\r?\n/;
const placeholder = /^<[\w -]+>/;

/** An `&` inside an address that somebody forgot to quote: `?page=1&limit=2`; or a placeholder such as `<id>`. */
function isWithinUrl({ text, at, word = "" }: Reading): boolean {
	if (!/^https?:\/\//.test(word)) return false;
	if (text[at] === "&") return /[?&]/.test(word) && /^&[\w.%[\]-]+=/.test(text.slice(at, at + 100));
	return placeholder.test(text.slice(at, at + 60));
}

function takePiece(reading: Reading): string {
	const { text, at } = reading;
	const character = text[at] ?? "";
	const next = text[at + 1];
	if (character === "'") return takeUntil(reading, "'", at + 1);
	if (character === '"') return takeDouble(reading, at + 1);
	if (character === "$" && next === "'") return takeAnsi(reading);
	if (character === "$" && next === '"') return takeDouble(reading, at + 2);
	if (character === "$" && next === "(") return takeSubstitution(reading, ")");
	if (character === "`") return takeSubstitution(reading, "`");
	if (character === "\\" && !reading.isWindows) {
		reading.at += 2;
		return next ?? "";
	}
	const whole = placeholder.exec(text.slice(at, at + 60))?.[0] ?? character;
	reading.at += whole.length;
	return whole;
}

function takeUntil(reading: Reading, quote: string, start: number): string {
	const end = reading.text.indexOf(quote, start);
	if (end < 0) throw unclosed(reading);
	reading.at = end + 1;
	return reading.text.slice(start, end);
}

function takeDouble(reading: Reading, start: number): string {
	const { text, isWindows } = reading;
	let taken = "";
	for (let at = start; at < text.length; at += 1) {
		const character = text[at] ?? "";
		const next = text[at + 1] ?? "";
		if (character === '"' && isWindows && next === '"') {
			taken += '"';
			at += 1;
		} else if (character === '"') {
			reading.at = at + 1;
			return taken;
		} else if (character === "\\" && (isWindows ? /["\\]/ : /["\\$`\n]/).test(next)) {
			if (next !== "\n") taken += next;
			at += 1;
		} else taken += character;
	}
	throw unclosed(reading);
}

const letters: Readonly<Record<string, string>> = {
	a: "\u0007",
	b: "\b",
	e: "\u001b",
	E: "\u001b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "\t",
	v: "\v",
};
const ansiEscape = /\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g;

/** `$'…'`, as browsers copy bodies with quotes or line breaks in them. */
function takeAnsi(reading: Reading): string {
	const match = /\$'((?:[^'\\]|\\[\s\S])*)'/y;
	match.lastIndex = reading.at;
	const inside = match.exec(reading.text)?.[1];
	if (inside === undefined) throw unclosed(reading);
	reading.at = match.lastIndex;
	return inside.replace(ansiEscape, (whole, ...groups: (string | undefined)[]) => {
		const [short, long, hex, octal, letter = ""] = groups;
		const code = octal ? Number.parseInt(octal, 8) : Number.parseInt(short ?? long ?? hex ?? "", 16);
		if (Number.isNaN(code)) return letters[letter] ?? (/[\\'"?]/.test(letter) ? letter : whole);
		return code > 0x10ffff ? whole : String.fromCodePoint(code);
	});
}

/** `$(…)` or backticks, kept as they are written. */
function takeSubstitution(reading: Reading, closing: string): string {
	const start = reading.at;
	const end = reading.text.indexOf(closing, start + 1);
	if (end < 0) throw unclosed(reading);
	reading.at = end + 1;
	return reading.text.slice(start, end + 1);
}

function unclosed({ text, at }: Reading): ImportFault {
	return new ImportFault("The quote that opens here is not closed.", placeAt(text, at));
}
