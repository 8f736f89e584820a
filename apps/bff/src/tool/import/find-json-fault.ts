/** The first thing that is not JSON: an offset into the text, and what would have to stand there. */
export interface JsonFault {
	readonly offset: number;
	readonly sentence: string;
}

/** At most so many characters at once: a pattern that repeats without end overflows on texts of megabytes. */
const stringPart = /(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){1,1000}/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const word = /(?:true|false|null)\b/y;
const blank = /[ \t\r\n]*/y;

/** What may come next: a value, a key, or what follows one of them. */
type Expected = "value" | "value or ]" | "key" | "key or }" | "colon" | "next";

/**
 * Finds where a text stops being JSON, with a hint at the usual mistakes. Engines word this differently and leave the place
 * out at times, so it is looked for here, without recursion: an example may be nested as deep as it likes.
 */
export function findJsonFault(text: string): JsonFault {
	const open: ("{" | "[")[] = [];
	let at = 0;
	let expected: Expected = "value";
	for (;;) {
		at = end(blank, text, at) ?? at;
		if (expected === "next" && open.length === 0) {
			return { offset: at, sentence: "The JSON ends before this; something follows it." };
		}
		const step = take(text, { at, expected, inside: open.at(-1) });
		if ("sentence" in step) return { offset: step.offset, sentence: step.sentence };
		if (step.opens) open.push(step.opens);
		if (step.closes) open.pop();
		at = step.at;
		expected = step.expected;
	}
}

interface Position {
	readonly at: number;
	readonly expected: Expected;
	readonly inside: "{" | "[" | undefined;
}

interface Step {
	readonly at: number;
	readonly expected: Expected;
	readonly opens?: "{" | "[";
	readonly closes?: boolean;
}

function take(text: string, { at, expected, inside }: Position): Step | JsonFault {
	const character = text[at];
	const fault = (sentence: string): JsonFault => ({ offset: at, sentence });
	if (character === undefined) return fault(`The JSON ends too early; ${missingAt(expected, inside)}.`);
	if (expected === "next") {
		if (character === ",") return { at: at + 1, expected: inside === "{" ? "key" : "value" };
		if (character === (inside === "{" ? "}" : "]")) return { at: at + 1, expected: "next", closes: true };
		return fault(`${missingAt(expected, inside)}.`);
	}
	if (expected === "colon") {
		return character === ":" ? { at: at + 1, expected: "value" } : fault("A colon is missing after the key.");
	}
	const closes = expected === "value or ]" ? "]" : expected === "key or }" ? "}" : undefined;
	if (character === closes) return { at: at + 1, expected: "next", closes: true };
	if (character === '"') return takeString(text, at, expected);
	if (expected === "key" || expected === "key or }") return fault(hintAtKey(character));
	if (character === "{") return { at: at + 1, expected: "key or }", opens: "{" };
	if (character === "[") return { at: at + 1, expected: "value or ]", opens: "[" };
	const after = end(number, text, at) ?? end(word, text, at);
	return after === undefined ? fault(hintAtValue(text, at)) : { at: after, expected: "next" };
}

function takeString(text: string, at: number, expected: Expected): Step | JsonFault {
	let offset = at + 1;
	for (let after = end(stringPart, text, offset); after !== undefined; after = end(stringPart, text, offset)) {
		offset = after;
	}
	if (text[offset] === '"') return { at: offset + 1, expected: expected.startsWith("key") ? "colon" : "next" };
	if (text[offset] === "\\") return { offset, sentence: "This backslash does not begin an escape of JSON." };
	if (offset >= text.length) return { offset: at, sentence: "The text that begins here has no closing quote." };
	return { offset, sentence: "A text has no line break in it; write \\n, or close its quote." };
}

function missingAt(expected: Expected, inside: Position["inside"]): string {
	if (expected === "colon") return "a colon is missing after the key";
	if (expected === "key" || expected === "key or }") return "a key or } is missing";
	if (expected === "next") return inside === "{" ? "A comma or } is missing here" : "A comma or ] is missing here";
	return "a value is missing";
}

function hintAtKey(character: string): string {
	if (character === "}") return "There is a comma too many before this }.";
	if (character === "'") return "Keys stand in double quotes, not in single ones.";
	if (character === "/" || character === "#") return "JSON has no comments.";
	return "A key in double quotes is missing here.";
}

function hintAtValue(text: string, at: number): string {
	const rest = text.slice(at, at + 12);
	if (/^[\]}]/.test(rest))
		return rest[0] === "]" ? "There is a comma too many before this ]." : "A value is missing here.";
	if (rest[0] === "'") return "Text stands in double quotes, not in single ones.";
	if (/^(?:\/[/*]|#)/.test(rest)) return "JSON has no comments.";
	if (/^(?:undefined|NaN|-?Infinity|None|True|False)/.test(rest))
		return "JSON knows true, false and null, and no other word.";
	if (/^[-+.\d]/.test(rest)) return "This number is not written as JSON writes numbers.";
	return "A value is missing here; text stands in double quotes.";
}

/** Where a sticky pattern that begins at an offset ends. */
function end(pattern: RegExp, text: string, at: number): number | undefined {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : undefined;
}
