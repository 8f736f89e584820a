import type { ChatAnswer, ChatSummary } from "@bellhop/contract/chat";
import type { ChatMessage, MessagePart } from "@bellhop/contract/message";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { stateAt } from "../approval/approval-of.ts";
import {
	type ApprovalRow,
	approvals,
	type Conversation,
	conversations,
	type Message,
	messages,
	ratings,
	turns,
} from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import { cardPart } from "./ask-approval.ts";
import type { VisitorContext } from "./context.ts";
import { ledgerEntries } from "./ledger-entries.ts";
import { receiptPart } from "./receipt-part.ts";
import { isReplaced, replacedAnswers } from "./replaced-answers.ts";

/** Whose conversations are looked at, whatever the session. */
type Asking = Pick<VisitorContext, "database" | "site" | "visitor">;

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
	const replaced = await replacedAnswers(context.database.query, conversation.id);
	const said = rows.filter((row) => !isReplaced(row, replaced));
	const found = await context.database.query.select().from(ratings).where(eq(ratings.conversationId, conversation.id));
	const scores = new Map(found.map(({ messageId, score }) => [messageId as string, score]));
	const rating = scores.get("");
	const stand = await asTheyStand(context, said);
	return {
		...summary(conversation, running),
		...(rating !== undefined && { rating }),
		messages: stand.map((message) => rated(message, scores.get(message.id))),
	};
}

function rated(message: ChatMessage, rating: number | undefined): ChatMessage {
	return rating === undefined ? message : { ...message, metadata: { ...message.metadata, rating } };
}

/**
 * The messages with cards and receipts as they stand now, not as they stood when their answer ended: a card was confirmed in
 * another tab, an unknown outcome has become known.
 */
async function asTheyStand(context: VisitorContext, rows: readonly Message[]): Promise<ChatMessage[]> {
	const parts = rows.flatMap((row) => row.parts);
	const cards = await cardsNow(
		context,
		parts.flatMap((part) => (part.type === "data-approval" ? [part.id] : [])),
	);
	const receipts = await ledgerEntries(
		context.database.query,
		parts.flatMap((part) => (part.type === "data-receipt" ? [part.id] : [])),
	);
	const now = new Map<string, MessagePart>([...cards, ...receipts.map(receiptPart)].map((part) => [part.id, part]));
	return rows.map(({ id, role, metadata, parts }) => ({
		...{ id, role, metadata },
		parts: parts.map((part) =>
			part.type === "data-approval" || part.type === "data-receipt" ? (now.get(part.id) ?? part) : part,
		),
	}));
}

async function cardsNow({ database, session, clock }: VisitorContext, ids: readonly ApprovalRow["id"][]) {
	if (ids.length === 0) return [];
	const rows = await database.query
		.select()
		.from(approvals)
		.where(inArray(approvals.id, [...ids]));
	const now = clock.now();
	return rows.map((row) => {
		const state = stateAt(row, now);
		// Only the session that was asked can answer.
		return cardPart(row, state === "pending" && row.sessionId !== session ? "expired" : state);
	});
}

/** The visitor's conversations, the newest first. */
export async function listConversations(context: Asking): Promise<ChatSummary[]> {
	const found = await mine(context);
	const running = await runningAmong(context, found);
	return found.map((conversation) => summary(conversation, running));
}

function mine({ database, site, visitor }: Asking, which?: ReturnType<typeof eq>): Promise<Conversation[]> {
	return database.query
		.select()
		.from(conversations)
		.where(and(eq(conversations.siteId, site.id), eq(conversations.visitorId, visitor.id), which))
		.orderBy(desc(conversations.updatedAt))
		.limit(mostListed);
}

async function runningAmong({ database }: Asking, found: readonly Conversation[]): Promise<ReadonlySet<string>> {
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
