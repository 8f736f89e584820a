import { lt } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { widgetBuilds } from "../database/tables/index.ts";

/**
 * How long a build is kept after it was last asked for, in milliseconds. Browsers and caches may keep its files for a year
 * without asking, so whatever a page still uses was asked for within that.
 */
const kept = 400 * 24 * 3_600_000;

/** Forgets builds that no page uses any more. */
export async function clearOldBuilds(context: { readonly database: Database; readonly clock: Clock }): Promise<void> {
	const before = new Date(context.clock.now().getTime() - kept);
	await context.database.query.delete(widgetBuilds).where(lt(widgetBuilds.askedAt, before));
}
