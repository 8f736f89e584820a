import type { Nodes } from "mdast";
import { parseMarkdown } from "./markdown.ts";

/** The words of a Markdown text without its marks, a line for each block, for those who listen. */
export function plainWords(text: string): string {
	return parseMarkdown(text).map(wordsOf).filter(Boolean).join("\n");
}

function wordsOf(node: Nodes): string {
	if ("value" in node) return node.value;
	if (node.type === "break") return "\n";
	if (node.type === "image" || node.type === "imageReference") return node.alt ?? "";
	if (!("children" in node)) return "";
	const apart = node.type === "tableRow" ? ", " : isFrame(node) ? "\n" : "";
	return node.children.map(wordsOf).filter(Boolean).join(apart);
}

/** Whether what stands in it are blocks of their own. */
function isFrame({ type }: Nodes): boolean {
	return type === "list" || type === "listItem" || type === "blockquote" || type === "table";
}
