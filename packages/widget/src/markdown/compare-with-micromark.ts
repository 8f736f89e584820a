import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { parseMarkdown } from "./markdown.ts";

/** What another parser makes of a text, with what is turned off here turned off there. */
function parsedByMicromark(text: string): RootContent[] {
	return fromMarkdown(text, {
		extensions: [gfmTable(), { disable: { null: ["htmlFlow", "htmlText", "setextUnderline", "codeIndented"] } }],
		mdastExtensions: [gfmTableFromMarkdown()],
	}).children;
}

/**
 * Where we read otherwise than micromark, which is not as CommonMark says there, and texts of which that may be true: with
 * lines that end in `\n`. Nothing else is excused, and these only where the trees differ.
 */
export const excused: Readonly<Record<string, (text: string, ours: string, theirs: string) => boolean>> = {
	"in a container that ends a paragraph it opens no list that could not end one itself": (text) =>
		/[^ \t\n>][^\n]*\n[ \t]*(?:>[ \t]*|[-+*][ \t]+|\d{1,9}[.)][ \t]+)+(?:(?:[-+*]|\d{1,9}[.)])[ \t]*(?:\n|$)|(?!1[.)])\d{1,9}[.)])/.test(
			text,
		),
	"it takes the vertical tab, the byte order mark and the line separator for white space": (text) =>
		/[*_][\v\ufeff\u2028]|[\v\ufeff\u2028][*_]/.test(text),
	"it takes punctuation and symbols of two code units for letters, and counts marks beside NUL wrongly": (text) =>
		/[*_](?:\0|(?=[\u{10000}-\u{10ffff}])[\p{P}\p{S}])|(?:\0|(?=[\u{10000}-\u{10ffff}])[\p{P}\p{S}])[*_]/u.test(text),
	"two spaces after a tab make no break": (text) => /\t[\t ]* {2}\n/.test(text),
	"a label before a bracket that begins no label is no reference": (text) =>
		/\]\[(?![ \t\n]*[^ \t\n[\]](?:[^[\]\\\n]|\n(?![ \t]*\n)|\\[\s\S])*\])/.test(text),
	"two blank lines at the end of a quote make the list before them loose": (text) =>
		/^[ \t>]*>[ \t]*\n[ \t]*>/m.test(text),
	"code on several lines keeps the white space they begin with, and blank lines at its ends may be lost": (
		_,
		ours,
		theirs,
	) => codeOf(ours) === codeOf(theirs),
	"the rule of three counts the marks that are left of a run": (_, ours, theirs) =>
		marksOf(codeOf(ours)) === marksOf(codeOf(theirs)),
};

/** Nothing when both read a text alike, or the reason in `excused`, or both trees. */
export function compareWithMicromark(
	text: string,
): undefined | { reason: string } | { ours: unknown; theirs: unknown } {
	const [ours, theirs] = [parseMarkdown(text), parsedByMicromark(text)].map(comparable) as [string, string];
	if (ours === theirs) return undefined;
	const lines = text.replace(/\r\n?/g, "\n");
	const reason = Object.keys(excused).find((name) => excused[name]?.(lines, ours, theirs));
	return reason ? { reason } : { ours: JSON.parse(ours), theirs: JSON.parse(theirs) };
}

/** A tree without positions, as one string that does not depend on the order of what is in a node. */
function comparable(nodes: readonly unknown[]): string {
	return JSON.stringify(nodes, (key, value: unknown) => {
		if (key === "position") return undefined;
		if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
	});
}

type Changed = (node: Nodes, children?: unknown[]) => unknown;

/** A tree in which nodes are changed, from the inside out. */
function changed(tree: string, change: Changed): string {
	const within = (node: Nodes): unknown => change(node, "children" in node ? node.children.map(within) : undefined);
	return comparable((JSON.parse(tree) as Nodes[]).map(within));
}

/** A tree without white space between lines of code and at its ends. */
function codeOf(tree: string): string {
	return changed(tree, (node, children) => {
		if (node.type === "code") return { ...node, value: node.value.replace(/^[\r\n]+|[\r\n]+$/g, "") };
		if (node.type !== "inlineCode") return { ...node, children };
		return { ...node, value: node.value.replace(/(?:\r\n?|\n)[ \t]*/g, " ").replace(/^[ \t]*(.*?) *$/, "$1") };
	});
}

/** A tree with its emphasis written as marks, so that all but the pairing of marks is compared. */
function marksOf(tree: string): string {
	return changed(tree, (node, children) => {
		if (node.type === "text") return node.value.replaceAll("_", "*");
		if (node.type === "emphasis") return ["*", children, "*"];
		if (node.type === "strong") return ["**", children, "**"];
		return { ...node, children: Array.isArray(children) ? joined(children.flat(Number.POSITIVE_INFINITY)) : children };
	});
}

/** Words that stand side by side are one. */
function joined(parts: readonly unknown[]): unknown[] {
	const all: unknown[] = [];
	for (const part of parts) {
		const last = all.at(-1);
		if (typeof part === "string" && typeof last === "string") all[all.length - 1] = last + part;
		else all.push(part);
	}
	return all;
}
