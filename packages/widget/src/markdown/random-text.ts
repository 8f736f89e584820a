/** Pieces that Markdown is made of, and what parsers stumble over: for tests. */
const pieces = {
	words: ["a", "b c", "word", " ", " ", "\n", "\n", "\n", "\n\n", "é", "x"],
	marks: ["*", "**", "***", "_", "__", "*", "_", "****", "a*b", "_a_", "**b**"],
	brackets: [
		"[",
		"]",
		"[a]",
		"(",
		")",
		"](",
		"![",
		"][",
		"[a][b]",
		"[]",
		"[a]: /u\n",
		"\n[b]: <v> 't'\n",
		"[a](b)",
		'[a](<b c> "t")',
		"[a]:",
		"[A]",
	],
	code: ["`", "``", "`a`", "` `` `", "```", "\n```\n", "\n~~~\n", "\n```js x\n", "\n   ```\n", "~~~~"],
	lists: [
		"\n- ",
		"\n* ",
		"\n+ ",
		"\n1. ",
		"\n2) ",
		"\n  - ",
		"\n   - a",
		"\n    b",
		"\n-",
		"\n-\n",
		"\n1.\n",
		"- ",
		"10. ",
		"\n     c",
		"- - ",
		"* * *",
		"\n---\n",
	],
	quotes: ["\n> ", "\n>", "> > ", "\n>\n", ">\t", "\n> - a", "\n> ```\n", "\n  > "],
	headings: ["\n# ", "\n## a ##", "#", "\n#\n", " #\n", "####### a", "\n***\n", "\n_ _ _\n"],
	tables: [
		"\n| a | b |\n|---|:-:|\n",
		"|",
		"\n|-|\n",
		"\n| a |\n| - |\n| c |",
		"\\|",
		"a|b\n-:|:-\n",
		"| `\\|` |",
		"\n:-\n",
		"\n|",
	],
	escapes: [
		"\\",
		"\\*",
		"\\\n",
		"\\`",
		"\\[",
		"&amp;",
		"&#42;",
		"&#x5b;",
		"&nosuch;",
		"&#0;",
		"&",
		"&#xD800;",
		"&copy",
		"\\\\",
		"&lt;",
	],
	links: ["<https://a.b>", "<a@b.c>", "<", ">", "<a:b>", "<b>", "<ab:", "'", '"', '"t"', "<>"],
	odd: [
		"\t",
		"\t\t",
		"  \n",
		"   \n",
		"\r\n",
		"\r",
		"\r\n\r\n",
		"\0",
		"\u00a0",
		"😀",
		"e\u0301",
		"\u{1f468}\u200d\u{1f469}",
		"\ufeff",
		"\ud800",
		"\udc00",
		"。",
		"«",
		"\u2028",
		"\f",
		"\v",
		"𝒜",
		"  ",
	],
} as const;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const indents = ["", "", "", " ", "  ", "  ", "   ", "    ", "     ", "      ", "\t", " \t", "\t\t"];
const markers = ["", "", "> ", ">", "- ", "-   ", "* ", "1. ", "1) ", "10. ", "-\t", ">\t", "-", "1."];
const contents = [
	"a",
	"b c",
	"",
	"",
	"a\\",
	"a  ",
	"# b",
	"***",
	"---",
	"```",
	"~~~",
	"| a |",
	"|-|",
	"a | b",
	"-|-",
	"[a]: /u",
	"'t'",
	"[a]",
	"*b",
	"b*",
];
const endings = ["\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r"];

/**
 * A text put together from pieces of Markdown, the same for the same seed: lines that begin in all ways, or pieces of a
 * few kinds, as then they meet.
 */
export function randomText(seed: number): string {
	const next = numbers(seed);
	const pick = <Item>(from: readonly Item[]) => from[Math.floor(next() * from.length)] as Item;
	if (next() < 0.4) {
		const line = () => pick(indents) + pick(markers) + pick(indents) + pick(markers) + pick(contents) + pick(endings);
		return Array.from({ length: 2 + Math.floor(next() * 8) }, line).join("");
	}
	const kinds = Object.values(pieces) as (readonly string[])[];
	const chosen = [pieces.words as readonly string[], pick(kinds), pick(kinds), pick(kinds)];
	const length = 2 + Math.floor(next() * next() * 40);
	return Array.from({ length }, () => pick(pick(chosen))).join("");
}
