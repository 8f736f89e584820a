import type { Nodes, PhrasingContent } from "mdast";
import { pairEmphasis } from "./pair-emphasis.ts";
import { type Scan, say } from "./scan.ts";
import { referenceAt, resourceAt } from "./target.ts";

/** The bracket that may begin a link or a picture; says where the words after it begin. */
export function openBracket(scan: Scan, at: number, image: boolean): number {
	const outer = scan.brackets.at(-1);
	if (outer) outer.holdsBracket = true;
	const start = at + (image ? 2 : 1);
	scan.brackets.push({ token: scan.tokens.length, start, image, holdsBracket: false });
	return say(scan, scan.text.slice(at, start), start - 1);
}

/** Makes a link or a picture of what stands since the last open bracket, if it leads anywhere; says where that ends. */
export function closeBracket(scan: Scan, at: number): number {
	const { text, labels, tokens, brackets } = scan;
	const bracket = brackets.pop();
	const spent = brackets.length < scan.spent;
	scan.spent = Math.min(scan.spent, brackets.length);
	if (!bracket || (spent && !bracket.image)) return say(scan, "]", at);
	const words = bracket.holdsBracket ? undefined : text.slice(bracket.start, at);
	const found = resourceAt(text, at + 1) ?? referenceAt(text, { start: at + 1, words, labels });
	if (!found) return say(scan, "]", at);
	const children = pairEmphasis(tokens.splice(bracket.token).slice(1));
	if (!bracket.image) scan.spent = brackets.length;
	tokens.push({
		type: `${bracket.image ? "image" : "link"}${"url" in found.target ? "" : "Reference"}`,
		...(bracket.image ? { alt: wordsOf(children) } : { children }),
		...found.target,
	} as PhrasingContent);
	return found.end;
}

/** The words of a picture, which has no other form; joined one by one, as pictures may stand in one another. */
function wordsOf(nodes: readonly Nodes[]): string {
	let words = "";
	for (const node of nodes) {
		if ("value" in node) words += node.value;
		else if ("alt" in node) words += node.alt ?? "";
		else if ("children" in node) words += wordsOf(node.children);
	}
	return words;
}
