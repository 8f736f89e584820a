import { and, eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { conversations, type Visitor, visitors } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";
import { isVisitor, type WhichVisitor } from "./which-visitor.ts";

/** What was erased. The id of the visitor stays in the audit and means nobody any more. */
export interface Erased {
	readonly visitor: Visitor["id"];
	readonly conversations: number;
}

/**
 * Erases a visitor and everything of theirs: claims, sessions, conversations with their messages and tool calls, user data. The
 * ledger keeps what was done in the owner's systems, under random ids that mean nobody any more and without its values. An
 * answer that is being written ends without a trace. A user of the site who comes back begins as a new visitor.
 * @throws Problem `not_found`
 */
export async function eraseVisitor(context: AdminContext, which: WhichVisitor): Promise<Erased> {
	const { database, site, actor, clock } = context;
	return database.query.transaction(async (transaction) => {
		const theirs = and(eq(visitors.siteId, site.id), isVisitor(which));
		const [visitor] = await transaction.select({ id: visitors.id }).from(visitors).where(theirs).for("update");
		if (!visitor) throw new Problem("not_found");
		const count = await transaction.$count(conversations, eq(conversations.visitorId, visitor.id));
		await transaction.delete(visitors).where(eq(visitors.id, visitor.id));
		const after = { conversations: count };
		const change = { siteId: site.id, actor, action: "visitor.erased", after, at: clock.now() };
		await recordChange(transaction, { ...change, subject: { id: visitor.id, name: visitor.id } });
		return { visitor: visitor.id, conversations: count };
	});
}
