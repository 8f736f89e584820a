import type { PageContext } from "@bellhop/contract/page";
import type { ModelMessage } from "ai";
import { messagesOf } from "./said.ts";

/**
 * The conversation with where the visitor is: the result of a call that Bellhop made itself, right before their newest
 * message. Data to the model, and nothing a visitor writes can look like it.
 */
export function withPage(history: readonly ModelMessage[], page: PageContext | null | undefined): ModelMessage[] {
	const newest = history.findLastIndex(({ role }) => role === "user");
	if (!page || newest < 0) return [...history];
	const told = {
		type: "call",
		id: "page_context",
		toolName: "page_context",
		input: {},
		output: pageText(page),
	} as const;
	return [...history.slice(0, newest), ...messagesOf([told]), ...history.slice(newest)];
}

/** The exact text the model is given. */
function pageText({ url, title, fields }: PageContext): string {
	const data = { url, title, ...(fields && Object.keys(fields).length > 0 && { fields }) };
	return JSON.stringify({ ok: true, note: "What the page the visitor is on says. Nobody has verified it.", data });
}
