import type { ChatRequest } from "@bellhop/contract/chat-request";
import { longestMessage } from "@bellhop/contract/message";
import type { PageContext } from "@bellhop/contract/page";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { storableText } from "../database/storable.ts";
import { conversations, messages, type Reservation, type Turn, turns } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import { beginTurn, launchTurn } from "./begin-turn.ts";
import type { VisitorContext } from "./context.ts";
import { requireConversation } from "./require-conversation.ts";
import { titleOf } from "./title-of.ts";
import { withReservation } from "./with-reservation.ts";
import { withdrawMessage } from "./withdraw-message.ts";

/**
 * Takes a visitor's message and starts the turn that answers it; when this returns, the message is committed. The same
 * message id again gives the same turn.
 * @param wantsPerson whether the visitor asks for a person with it, by the button
 * @throws Problem `message_too_long`, `invalid_body` (nothing but white space), `chat_not_found` (the conversation is
 * somebody else's), `message_conflict` (the id was used for something else), `turn_running`, `message_not_editable` (what it would take the
 * place of is not the newest message, or something was done since), `unavailable`; RateLimited.
 */
export async function postMessage(
	context: VisitorContext,
	request: ChatRequest,
	{ wantsPerson = false }: { readonly wantsPerson?: boolean } = {},
): Promise<Turn> {
	const text = storableText(request.message.parts.map((part) => part.text).join("\n"));
	if (text.length > longestMessage) throw new Problem("message_too_long");
	if (text.trim() === "") throw new Problem("invalid_body", "The message has no text.");
	// The same message again is not counted again, also where nothing more is allowed.
	const known = await context.database.query.$count(messages, eq(messages.id, request.message.id));
	if (known > 0) return (await write(context, request, { text, wantsPerson })).turn;
	const { turn } = await withReservation(context, (reservation) =>
		write(context, request, { text, wantsPerson, reservation }),
	);
	return turn;
}

/** Writes the message and its turn in one transaction, and lets the turn run. */
async function write(
	context: VisitorContext,
	request: ChatRequest,
	{
		text,
		wantsPerson,
		reservation,
	}: { readonly text: string; readonly wantsPerson: boolean; readonly reservation?: Reservation },
): Promise<{ readonly turn: Turn; readonly fresh: boolean }> {
	const posted = await context.database.query.transaction(async (transaction) => {
		await openConversation(context, transaction, { id: request.id, title: titleOf(text) });
		const existing = await earlierTurn(transaction, request, text);
		if (existing) return { turn: existing, fresh: false };
		if (!reservation) throw new Problem("message_conflict");
		await refuseSecondTurn(transaction, request.id);
		if (request.replaces !== undefined) await withdrawMessage(transaction, { ...request, text });
		const message = { id: request.message.id, conversationId: request.id };
		await transaction.insert(messages).values({
			...message,
			role: "user",
			parts: [{ type: "text", text }],
			metadata: { createdAt: context.clock.now().toISOString() },
			createdAt: context.clock.now(),
			page: request.page && storablePage(request.page),
		});
		return {
			turn: await beginTurn(context, transaction, { message, attempt: 1, wantsPerson, reservation }),
			fresh: true,
		};
	});
	if (posted.fresh) launchTurn(context, posted.turn);
	return posted;
}

/** Every text of it made storable, the names too. */
function storablePage({ url, title, fields }: PageContext): PageContext {
	const own = Object.entries(fields ?? {}).map(([name, value]) => [storableText(name), storableText(value)]);
	return { url: storableText(url), title: storableText(title), fields: Object.fromEntries(own) };
}

/** Makes the conversation with its first message, or locks the one that is there, so that posts follow one another. */
async function openConversation(
	context: VisitorContext,
	transaction: Queries,
	{ id, title }: { readonly id: ChatRequest["id"]; readonly title: string },
): Promise<void> {
	const now = context.clock.now();
	await transaction
		.insert(conversations)
		.values({
			id,
			siteId: context.site.id,
			visitorId: context.visitor.id,
			title,
			createdAt: now,
			updatedAt: now,
		})
		.onConflictDoNothing();
	await requireConversation(context, transaction, id);
	await transaction.update(conversations).set({ updatedAt: now }).where(eq(conversations.id, id));
}

/** The newest turn of a message that was posted before. */
async function earlierTurn(
	transaction: Queries,
	{ id, message }: ChatRequest,
	text: string,
): Promise<Turn | undefined> {
	const [known] = await transaction.select().from(messages).where(eq(messages.id, message.id));
	if (!known) return undefined;
	const [part] = known.parts;
	const same = known.conversationId === id && known.role === "user" && part?.type === "text" && part.text === text;
	if (!same) throw new Problem("message_conflict");
	const [turn] = await transaction
		.select()
		.from(turns)
		.where(and(eq(turns.messageId, message.id), isNull(turns.approvalId)))
		.orderBy(desc(turns.attempt))
		.limit(1);
	return turn;
}

/** @throws Problem `turn_running` */
async function refuseSecondTurn(transaction: Queries, conversationId: ChatRequest["id"]): Promise<void> {
	const running = and(eq(turns.conversationId, conversationId), eq(turns.state, "running"));
	const found = await transaction.select({ id: turns.id }).from(turns).where(running);
	if (found.length > 0) throw new Problem("turn_running");
}
