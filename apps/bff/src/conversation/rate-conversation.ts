import type { RatingRequest } from "@bellhop/contract/rating";
import { and, eq, sql } from "drizzle-orm";
import { storableText } from "../database/storable.ts";
import { messages, ratings } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { VisitorContext } from "./context.ts";
import { requireConversation } from "./require-conversation.ts";

/**
 * Keeps what the visitor thinks of an answer or of the whole conversation, in the place of what they thought before.
 * @throws Problem `chat_not_found`, `not_found` (no such answer in it)
 */
export async function rateConversation(
	context: VisitorContext,
	chatId: string,
	{ messageId, score, comment }: RatingRequest,
): Promise<void> {
	await context.database.query.transaction(async (transaction) => {
		const { id: conversationId } = await requireConversation(context, transaction, chatId);
		if (messageId !== undefined) {
			const answer = and(
				eq(messages.id, messageId),
				eq(messages.conversationId, conversationId),
				eq(messages.role, "assistant"),
			);
			if ((await transaction.$count(messages, answer)) === 0) throw new Problem("not_found");
		}
		const said = comment === undefined ? undefined : storableText(comment).trim() || null;
		const rating = { score, ratedAt: context.clock.now(), ...(said !== undefined && { comment: said }) };
		await transaction
			.insert(ratings)
			.values({ conversationId, messageId: messageId ?? "", ...rating })
			.onConflictDoUpdate({ target: [ratings.conversationId, ratings.messageId], set: rating });
	});
}

/** How many answers of a conversation were found bad, and what the whole was found to be, if anything was said of it. */
export const ratingColumns = {
	score: sql<
		number | null
	>`(select r.score from ratings r where r.conversation_id = conversations.id and r.message_id = '')`,
	badAnswers: sql<number>`(select count(*)::int from ratings r where r.conversation_id = conversations.id and r.message_id <> '' and r.score < 3)`,
};
