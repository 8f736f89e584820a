import { and, eq, lt, sql } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Write, writes } from "../database/tables/index.ts";

/**
 * Closes actions whose process is gone. One that nobody had begun to send was not done; of any other nobody knows, and it is
 * looked into at once where that is possible.
 * @param all not only those whose lease ran out: at the start of a process that is the only one of its database
 */
export async function closeAbandonedWrites(
	queries: Queries,
	{ now, all }: { readonly now: Date; readonly all: boolean },
): Promise<Write[]> {
	const late = all ? undefined : lt(writes.leaseUntil, now);
	const unsent = sql`${writes.fence} = 0`;
	return queries
		.update(writes)
		.set({
			state: sql`case when ${unsent} then 'failed' else 'unknown' end`,
			problem: sql`case when ${unsent} then 'never_sent' else 'outcome_unknown' end`,
			nextTryAt: sql`case when ${unsent} then null else ${now.toISOString()}::timestamptz end`,
			endedAt: now,
		})
		.where(and(eq(writes.state, "running"), late))
		.returning();
}
