const unequalRuns = (size: number) => {
	let text = "";
	for (let length = 1; text.length < size; length++) text += `${"`".repeat(length)} `;
	return text;
};
const nestedList = (size: number) => {
	let text = "";
	for (let depth = 0; text.length < size; depth++) text += `${"  ".repeat(depth % 1000)}- a\n`;
	return text;
};
const after = (start: string, piece: string) => (size: number) => start + piece.repeat(size / piece.length);
const both = (one: string, other: string) => (size: number) =>
	one.repeat(size / 2 / one.length) + other.repeat(size / 2 / other.length);

/** What parsers have taken too long for, by size in characters: for tests. */
export const worstTexts: Readonly<Record<string, (size: number) => string>> = {
	"open brackets": after("", "["),
	"empty brackets": after("[a]: b\n\n", "[]"),
	"brackets in brackets": both("[", "]"),
	"links without an end": after("", "[a]("),
	"links whose title has no end": after("", '[a](b "'),
	"links whose title has no end, in parentheses": after("", "[a](b ("),
	"links whose address has no end": after("", "[a](<b"),
	"labels without an end": after("[x]: y\n\n", "[x][ab "),
	"links in brackets": both("[", "[a](b)"),
	"pictures in pictures": both("![a", "](b)"),
	"open pictures": after("", "!["),
	"parentheses in an address": after("[a](", "("),
	references: after("[a]: b\n\n", "[a]"),
	definitions: after("", "[a]: b\n"),
	"definitions without an end": after("", "[a]: 'b\n"),
	"openers of emphasis": after("", "*a "),
	"closers of emphasis": after("", "a* "),
	"two kinds of emphasis in turn": after("", "*_"),
	"emphasis that crosses": after("", "*a _b* c_ "),
	"runs that open and close": after("", "a**b***c*d____"),
	"a long run and its end": both("*", "*"),
	"backticks of different number": unequalRuns,
	"backticks that nothing ends": after("", "`a``b"),
	"angle brackets": after("", "<"),
	"addresses without an end": after("", "<a:b"),
	"mail addresses without an end": after("", "<a@b."),
	"a long label of a host": after("<a@", "b"),
	backslashes: after("", "\\"),
	ampersands: after("", "&a&#x1"),
	"quotes in quotes": after("", "> "),
	"lists in lists, in one line": after("", "- "),
	"lists in lists, a line each": nestedList,
	"lazy lines": after("> > > > a\n", "b\n"),
	"blank lines in a list": after("- a\n", "\n"),
	"rows of pipes": after("|a|\n|-|\n", "|"),
	"rows of a table": after("|a|b|\n|-|-|\n", "|c|\n"),
	"heads of tables": after("", "a|b\n"),
	"delimiters of tables": after("a\n", "-|"),
	"spaces in a line": after("# a", " "),
	"spaces and marks after a heading": after("# a", " #"),
	"spaces before line endings": after("", "a     \n"),
	tabs: after("", "\t"),
	fences: after("", "```\n~~~\n"),
};
