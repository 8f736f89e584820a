import { lt } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { useCounts } from "../database/tables/index.ts";

/** Forgets the counts of windows that have long ended. */
export async function clearOldCounts(context: { readonly database: Database; readonly clock: Clock }): Promise<void> {
	await context.database.query.delete(useCounts).where(lt(useCounts.expire, context.clock.now()));
}
