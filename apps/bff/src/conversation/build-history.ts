import type { ModelMessage } from "ai";
import { and, desc, eq, inArray, lte } from "drizzle-orm";
import { saidOffer } from "../agent/offer-sign-in.ts";
import { messagesOf, type Said } from "../agent/said.ts";
import { withUserInfo } from "../agent/user-info.ts";
import { type Message, messages, type ToolCall, type Turn, toolCalls } from "../database/tables/index.ts";
import type { VisitorContext } from "./context.ts";

/** How much of a conversation the model is reminded of. */
const mostMessages = 60;
const mostCharacters = 80_000;

/**
 * The conversation as the model reads it, from the database alone, ending with the message this turn answers. What tools
 * answered earlier is part of it, so that "and its tracking number?" needs no second look-up.
 * @param userInfo what the User Data API says of the visitor
 */
export async function buildHistory(
	{ database }: VisitorContext,
	turn: Turn,
	userInfo: string | undefined,
): Promise<ModelMessage[]> {
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
	const history = recent.flatMap((message) =>
		message.role === "user" ? [fromVisitor(message)] : fromAgent(message, byId),
	);
	return withUserInfo(history, userInfo);
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

function fromAgent({ parts }: Message, calls: ReadonlyMap<string, ToolCall>): ModelMessage[] {
	return messagesOf(
		parts.flatMap((part): Said[] => {
			if (part.type === "text") return [{ type: "text", text: part.text }];
			if (part.type === "data-sign-in") return [saidOffer(part.id)];
			const call = calls.get(part.data.callId);
			if (!call) return [];
			const { id, toolName, input } = call;
			return [{ type: "call", id, toolName, input, output: call.output ?? cutOff }];
		}),
	);
}

const cutOff = JSON.stringify({ ok: false, explanation: "The call was cut off; its outcome is not known." });
