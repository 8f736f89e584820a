import type { ChatAnswer, ChatSummary } from "@bellhop/contract/chat";
import type { ChatMessage } from "@bellhop/contract/message";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { type Conversation, conversations, messages, turns } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { VisitorContext } from "./context.ts";

/** How many conversations a visitor is shown. */
const mostListed = 50;

/** A conversation with its messages as UI messages. @throws Problem `chat_not_found` */
export async function loadConversation(context: VisitorContext, chatId: string): Promise<ChatAnswer> {
	const [conversation] = await mine(context, eq(conversations.id, chatId as Conversation["id"]));
	if (!conversation) throw new Problem("chat_not_found");
	const running = await runningAmong(context, [conversation]);
	const rows = await context.database.query
		.select()
		.from(messages)
		.where(eq(messages.conversationId, conversation.id))
		.orderBy(asc(messages.number));
	const replaced = await replacedAnswers(context, conversation);
	const said = rows
		.filter(({ id }) => !replaced.has(id))
		.map(({ id, role, metadata, parts }): ChatMessage => ({ id, role, metadata, parts }));
	return { ...summary(conversation, running), messages: said };
}

/** Answers in whose place the visitor asked for another. They stay in the database, but a conversation shows the newest. */
async function replacedAnswers({ database }: VisitorContext, { id }: Conversation): Promise<ReadonlySet<string>> {
	const attempts = await database.query
		.select({ answerId: turns.answerId, messageId: turns.messageId })
		.from(turns)
		.where(eq(turns.conversationId, id))
		.orderBy(asc(turns.attempt));
	const newest = new Map(attempts.map(({ messageId, answerId }) => [messageId, answerId]));
	return new Set(
		attempts.filter(({ messageId, answerId }) => newest.get(messageId) !== answerId).map(({ answerId }) => answerId),
	);
}

/** The visitor's conversations, the newest first. */
export async function listConversations(context: VisitorContext): Promise<ChatSummary[]> {
	const found = await mine(context);
	const running = await runningAmong(context, found);
	return found.map((conversation) => summary(conversation, running));
}

function mine({ database, site, visitor }: VisitorContext, which?: ReturnType<typeof eq>): Promise<Conversation[]> {
	return database.query
		.select()
		.from(conversations)
		.where(and(eq(conversations.siteId, site.id), eq(conversations.visitorId, visitor.id), which))
		.orderBy(desc(conversations.updatedAt))
		.limit(mostListed);
}

async function runningAmong(
	{ database }: VisitorContext,
	found: readonly Conversation[],
): Promise<ReadonlySet<string>> {
	if (found.length === 0) return new Set();
	const ids = found.map(({ id }) => id);
	const rows = await database.query
		.select({ id: turns.conversationId })
		.from(turns)
		.where(and(eq(turns.state, "running"), inArray(turns.conversationId, ids)));
	return new Set(rows.map(({ id }) => id));
}

function summary({ id, title, updatedAt }: Conversation, running: ReadonlySet<string>): ChatSummary {
	return { id, title, updatedAt: updatedAt.toISOString(), status: running.has(id) ? "running" : "idle" };
}
