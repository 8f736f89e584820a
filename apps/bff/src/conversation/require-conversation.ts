import { and, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Conversation, conversations } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { VisitorContext } from "./context.ts";

/**
 * The visitor's conversation, locked until the transaction ends.
 * @throws Problem `chat_not_found`, whether it is unknown or somebody else's.
 */
export async function requireConversation(
	{ site, visitor }: Pick<VisitorContext, "site" | "visitor">,
	transaction: Queries,
	id: string,
): Promise<Conversation> {
	const mine = and(
		eq(conversations.id, id as Conversation["id"]),
		eq(conversations.siteId, site.id),
		eq(conversations.visitorId, visitor.id),
	);
	const [conversation] = await transaction.select().from(conversations).where(mine).for("update");
	if (!conversation) throw new Problem("chat_not_found");
	return conversation;
}
