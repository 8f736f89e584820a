import type { RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { turnedOff } from "./turned-off.ts";

/** From Markdown text to the blocks it consists of. The only entrance of the chunk that is fetched on its own. */
export function parseMarkdown(text: string): RootContent[] {
	return fromMarkdown(text, {
		extensions: [gfmTable(), { disable: { null: [...turnedOff] } }],
		mdastExtensions: [gfmTableFromMarkdown()],
	}).children;
}
