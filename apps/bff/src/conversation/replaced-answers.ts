import { hasActed } from "@bellhop/contract/fold-part";
import { asc, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Message, type Turn, turns } from "../database/tables/index.ts";

/** The answers of attempts after which there was another one at the same message, or at the same outcome. */
export async function replacedAnswers(
	queries: Queries,
	conversationId: Turn["conversationId"],
): Promise<ReadonlySet<string>> {
	const attempts = await queries
		.select({ answerId: turns.answerId, messageId: turns.messageId, approvalId: turns.approvalId })
		.from(turns)
		.where(eq(turns.conversationId, conversationId))
		.orderBy(asc(turns.attempt));
	const whole = ({ messageId, approvalId }: (typeof attempts)[number]) => `${messageId} ${approvalId ?? ""}`;
	const newest = new Map(attempts.map((attempt) => [whole(attempt), attempt.answerId]));
	return new Set(
		attempts.filter((attempt) => newest.get(whole(attempt)) !== attempt.answerId).map(({ answerId }) => answerId),
	);
}

/**
 * Whether a conversation no longer shows a message: another one was written in its place, or another answer given. An answer
 * in which something was asked for or done stays, whatever came after.
 */
export function isReplaced(message: Message, replaced: ReadonlySet<string>): boolean {
	return message.withdrawn || (replaced.has(message.id) && !hasActed(message));
}
