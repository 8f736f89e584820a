import { and, eq } from "drizzle-orm";
import { conversations, type Turn, turns } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { VisitorContext } from "./context.ts";

/**
 * The running turn of the visitor's conversation, or the one named, ended or not.
 * @returns nothing when none runs. @throws Problem `chat_not_found`, `turn_not_found`
 */
export async function findTurn(context: VisitorContext, chatId: string, turnId?: string): Promise<Turn | undefined> {
	const { database, site, visitor } = context;
	const mine = and(
		eq(conversations.id, chatId as Turn["conversationId"]),
		eq(conversations.siteId, site.id),
		eq(conversations.visitorId, visitor.id),
	);
	const wanted = turnId === undefined ? eq(turns.state, "running") : eq(turns.id, turnId as Turn["id"]);
	const [found] = await database.query
		.select({ turn: turns })
		.from(conversations)
		.leftJoin(turns, and(eq(turns.conversationId, conversations.id), wanted))
		.where(mine);
	if (!found) throw new Problem("chat_not_found");
	if (!found.turn && turnId !== undefined) throw new Problem("turn_not_found");
	return found.turn ?? undefined;
}
