import type { ModelMessage, ToolCallPart, ToolResultPart } from "ai";
import { and, desc, eq, inArray, lte } from "drizzle-orm";
import { type Message, messages, type ToolCall, type Turn, toolCalls } from "../database/tables/index.ts";
import type { VisitorContext } from "./context.ts";

/** How much of a conversation the model is reminded of. */
const mostMessages = 60;
const mostCharacters = 80_000;

/**
 * The conversation as the model reads it, from the database alone, ending with the message this turn answers. What tools
 * answered earlier is part of it, so that "and its tracking number?" needs no second look-up.
 */
export async function buildHistory({ database }: VisitorContext, turn: Turn): Promise<ModelMessage[]> {
	const upTo = database.query.select({ number: messages.number }).from(messages).where(eq(messages.id, turn.messageId));
	const rows = await database.query
		.select()
		.from(messages)
		.where(and(eq(messages.conversationId, turn.conversationId), lte(messages.number, upTo)))
		.orderBy(desc(messages.number))
		.limit(mostMessages);
	const recent = newestThatFit(rows).reverse();
	const turnIds = recent.flatMap(({ metadata }) => (metadata.turnId ? [metadata.turnId] : []));
	const calls =
		turnIds.length === 0 ? [] : await database.query.select().from(toolCalls).where(inArray(toolCalls.turnId, turnIds));
	const byId = new Map(calls.map((call) => [call.id as string, call]));
	return recent.flatMap((message) => (message.role === "user" ? [fromVisitor(message)] : fromAgent(message, byId)));
}

/** Cut where a visitor's message begins, so that no answer stands without its question. */
function newestThatFit(rows: readonly Message[]): Message[] {
	let size = 0;
	const fitting = rows.filter((row, index) => {
		size += JSON.stringify(row.parts).length;
		return index === 0 || size <= mostCharacters;
	});
	const oldestQuestion = fitting.findLastIndex(({ role }) => role === "user");
	return fitting.slice(0, oldestQuestion + 1);
}

function fromVisitor({ parts }: Message): ModelMessage {
	return { role: "user", content: parts.map((part) => (part.type === "text" ? part.text : "")).join("\n") };
}

/** Words and calls in their order; each run of calls is followed by its results, as providers want it. */
function fromAgent({ parts }: Message, calls: ReadonlyMap<string, ToolCall>): ModelMessage[] {
	const history: ModelMessage[] = [];
	let open: { said: ({ type: "text"; text: string } | ToolCallPart)[]; results: ToolResultPart[] } = {
		said: [],
		results: [],
	};
	const close = () => {
		if (open.said.length > 0) history.push({ role: "assistant", content: open.said });
		if (open.results.length > 0) history.push({ role: "tool", content: open.results });
		open = { said: [], results: [] };
	};
	for (const part of parts) {
		if (part.type === "text") {
			if (open.results.length > 0) close();
			open.said.push({ type: "text", text: part.text });
			continue;
		}
		const call = calls.get(part.data.callId);
		if (!call) continue;
		const { id: toolCallId, toolName, input } = call;
		const value =
			call.output ?? JSON.stringify({ ok: false, explanation: "The call was cut off; its outcome is not known." });
		open.said.push({ type: "tool-call", toolCallId, toolName, input });
		open.results.push({ type: "tool-result", toolCallId, toolName, output: { type: "text", value } });
	}
	close();
	return history;
}
