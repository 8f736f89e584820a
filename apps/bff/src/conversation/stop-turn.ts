import { and, eq } from "drizzle-orm";
import { turns } from "../database/tables/index.ts";
import type { VisitorContext } from "./context.ts";
import { requireConversation } from "./require-conversation.ts";

/**
 * Stops the running turn of a conversation, wherever it runs, and keeps what was said. Without one it does nothing.
 * @throws Problem `chat_not_found`
 */
export async function stopTurn(context: VisitorContext, chatId: string): Promise<void> {
	const stopped = await context.database.query.transaction(async (transaction) => {
		const conversation = await requireConversation(context, transaction, chatId);
		return transaction
			.update(turns)
			.set({ stopRequestedAt: context.clock.now() })
			.where(and(eq(turns.conversationId, conversation.id), eq(turns.state, "running")))
			.returning({ id: turns.id });
	});
	// A turn of another process finds the request when it next writes or renews its lease.
	for (const { id } of stopped) context.turns.get(id)?.interrupt("stop");
}
