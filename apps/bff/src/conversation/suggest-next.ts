import type { ChatMessage } from "@bellhop/contract/message";
import type { ModelMessage } from "ai";
import { type SuggestInput, type Suggestions, suggest } from "../agent/suggest.ts";
import type { TaskDesk } from "../agent/task-desk.ts";
import { allTools, withheldFrom } from "../tool/offer-tools.ts";
import type { VisitorContext } from "./context.ts";

/** How much of what was said before counts, in messages. */
const mostSaid = 6;

export interface EndedAnswer {
	/** What was said before it, as the model read it. */
	readonly history: readonly ModelMessage[];
	readonly message: ChatMessage;
	readonly desk: TaskDesk;
	readonly signal: AbortSignal;
}

/**
 * What the visitor may want to say next, where the site wants it suggested. Nothing while something else is their next step: a
 * procedure that asks, a card, a person who was asked to take over, a sign-in.
 */
export async function suggestNext(context: VisitorContext, answer: EndedAnswer): Promise<Suggestions> {
	const { history, message, desk, signal } = answer;
	const text = message.parts.map((part) => (part.type === "text" ? part.text : "")).join("\n");
	const leads = message.parts.some(
		({ type }) => type === "data-approval" || type === "data-handover" || type === "data-sign-in",
	);
	if (!context.site.suggestions || leads || desk.run?.state === "running" || text.trim() === "") return none;
	const claims = context.visitor.claims ?? undefined;
	const offered = (await allTools(context)).filter(({ tool }) => withheldFrom(tool, claims) === undefined);
	return suggest(context.model, {
		abilities: offered.map(({ tool }) => tool.description),
		said: [...history.flatMap(saidIn).slice(1 - mostSaid), { from: "agent", text }],
		signal,
	});
}

const none: Suggestions = { texts: [], inputTokens: 0, outputTokens: 0 };

/** The words of a message; what tools answered is none of it. */
function saidIn({ role, content }: ModelMessage): SuggestInput["said"] {
	if (role !== "user" && role !== "assistant") return [];
	const from = role === "user" ? "visitor" : "agent";
	const texts =
		typeof content === "string" ? [content] : content.map((part) => (part.type === "text" ? part.text : ""));
	const text = texts.join("\n").trim();
	return text === "" ? [] : [{ from, text }];
}
