import type { RetryRequest } from "@bellhop/contract/chat-request";
import { and, desc, eq, isNull } from "drizzle-orm";
import { messages, type Reservation, type Turn, turns } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import { beginTurn, launchTurn } from "./begin-turn.ts";
import type { VisitorContext } from "./context.ts";
import { requireConversation } from "./require-conversation.ts";
import { withReservation } from "./with-reservation.ts";

/**
 * Answers a message once more whose turn failed, was stopped or was interrupted. Retrying the same turn again gives the
 * turn that the first retry started.
 * @throws Problem `chat_not_found`, `turn_not_found`, `turn_not_retryable` (it ended well, or the conversation went on),
 * `unavailable`; RateLimited.
 */
export async function retryTurn(context: VisitorContext, chatId: string, request: RetryRequest): Promise<Turn> {
	const { turn } = await withReservation(context, (reservation) => retry(context, request, { chatId, reservation }));
	return turn;
}

async function retry(
	context: VisitorContext,
	{ turnId }: RetryRequest,
	{ chatId, reservation }: { readonly chatId: string; readonly reservation: Reservation },
): Promise<{ readonly turn: Turn; readonly fresh: boolean }> {
	const retried = await context.database.query.transaction(async (transaction) => {
		const conversation = await requireConversation(context, transaction, chatId);
		const ofConversation = eq(turns.conversationId, conversation.id);
		const [failed] = await transaction
			.select()
			.from(turns)
			.where(and(ofConversation, eq(turns.id, turnId)));
		if (!failed) throw new Problem("turn_not_found");
		const { approvalId } = failed;
		const sameMessage = and(
			eq(turns.messageId, failed.messageId),
			approvalId === null ? isNull(turns.approvalId) : eq(turns.approvalId, approvalId),
			eq(turns.attempt, failed.attempt + 1),
		);
		const [next] = await transaction.select().from(turns).where(sameMessage);
		if (next) return { turn: next, fresh: false };
		const [newest] = await transaction
			.select({ id: messages.id })
			.from(messages)
			.where(and(eq(messages.conversationId, conversation.id), eq(messages.role, "user")))
			.orderBy(desc(messages.number))
			.limit(1);
		if (failed.state === "running" || failed.state === "done" || newest?.id !== failed.messageId) {
			throw new Problem("turn_not_retryable");
		}
		const message = { id: failed.messageId, conversationId: conversation.id };
		const again = { message, attempt: failed.attempt + 1, approvalId, wantsPerson: failed.wantsPerson, reservation };
		return { turn: await beginTurn(context, transaction, again), fresh: true };
	});
	if (retried.fresh) launchTurn(context, retried.turn);
	return retried;
}
