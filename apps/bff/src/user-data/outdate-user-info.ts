import { eq } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { type Conversation, conversations, userData } from "../database/tables/index.ts";

/**
 * Something was changed in the site's systems for the visitor of a conversation: what was said of them before counts no more,
 * an answer that is on its way included.
 */
export async function outdateUserInfo(
	{ database, clock }: { readonly database: Database; readonly clock: Clock },
	conversationId: Conversation["id"],
): Promise<void> {
	const { query } = database;
	const [found] = await query
		.select({ visitorId: conversations.visitorId })
		.from(conversations)
		.where(eq(conversations.id, conversationId));
	if (!found) return;
	const changedAt = clock.now();
	const nothing = { source: "", identifierHash: "", info: null, askedAt: changedAt };
	await query
		.insert(userData)
		.values({ ...found, ...nothing, changedAt })
		.onConflictDoUpdate({ target: userData.visitorId, set: { changedAt } });
}
