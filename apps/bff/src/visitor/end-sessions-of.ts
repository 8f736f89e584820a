import { makeId } from "@bellhop/contract/id";
import { and, eq, isNull, sql } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { sessions, visitors } from "../database/tables/index.ts";
import type { AdminContext } from "../site/context.ts";

/**
 * Ends every session of a verified subject, and every identity token issued up to now, used or not, whether the subject
 * was ever here or not. @returns how many sessions were alive
 */
export async function endSessionsOf(context: AdminContext, subject: string): Promise<number> {
	const { database, site, actor, clock } = context;
	const now = clock.now();
	return database.query.transaction(async (transaction) => {
		const [visitor] = await transaction
			.insert(visitors)
			.values({ id: makeId("visitor"), siteId: site.id, createdAt: now, subject, tokensEndedAt: now })
			.onConflictDoUpdate({
				target: [visitors.siteId, visitors.subject],
				targetWhere: sql`subject is not null`,
				set: { tokensEndedAt: now },
			})
			.returning();
		if (!visitor) throw new Error("The visitor was not written.");
		const alive = and(eq(sessions.visitorId, visitor.id), isNull(sessions.endedAt));
		const ended = await transaction.update(sessions).set({ endedAt: now }).where(alive).returning({ id: sessions.id });
		const change = { siteId: site.id, actor, action: "visitor.sessions_ended", at: now };
		await recordChange(transaction, { ...change, subject: { id: visitor.id, name: visitor.id } });
		return ended.length;
	});
}
