import type { RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";

/** What looks like HTML is read as the words it is; the build leaves out what would take it apart (`build-plugins.ts`). */
const rawHtmlIsText = { disable: { null: ["htmlFlow", "htmlText"] } };

/** From Markdown text to the blocks it consists of. The only entrance of the chunk that is fetched on its own. */
export function parseMarkdown(text: string): RootContent[] {
	return fromMarkdown(text, {
		extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false }), rawHtmlIsText],
		mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
	}).children;
}
