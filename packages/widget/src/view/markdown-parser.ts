import { signal } from "@preact/signals";
import type { ParseMarkdown } from "../markdown/blocks.ts";

/** The Markdown parser, once its chunk has arrived; until then answers show as plain text. */
export const markdownParser = signal<ParseMarkdown | undefined>(undefined);

/** Fetches the parser. When that fails answers stay plain text, and the next call tries again. */
export async function loadMarkdown(): Promise<void> {
	if (markdownParser.value) return;
	const chunk = await import("../markdown/markdown.ts").catch(() => undefined);
	if (chunk) markdownParser.value = chunk.parseMarkdown;
}
