import { and, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import { toolCalls, type Write, writes } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** How many come at once. */
const pageLength = 50;

/** An action as the site's team sees it. */
export interface ListedWrite {
	readonly write: Write;
	/** What was to be done, in the owner's words; null when the visitor was erased. */
	readonly summary: string | null;
}

export interface WriteFilter {
	/** Only those whose outcome is not known. */
	readonly unknown?: boolean | undefined;
	/** Only those older than this one. */
	readonly before?: string | undefined;
}

/** The actions of a site, the newest first. */
export async function listWrites({ database, site }: SiteContext, filter: WriteFilter): Promise<ListedWrite[]> {
	return database.query
		.select({ write: writes, summary: toolCalls.summary })
		.from(writes)
		.leftJoin(toolCalls, eq(toolCalls.id, writes.id))
		.where(
			and(
				eq(writes.siteId, site.id),
				filter.unknown ? eq(writes.state, "unknown") : undefined,
				filter.before === undefined ? undefined : olderThan(filter.before),
			),
		)
		.orderBy(desc(writes.startedAt), desc(writes.id))
		.limit(pageLength);
}

function olderThan(id: string): SQL | undefined {
	const startedAt = sql`(select w.started_at from writes w where w.id = ${id})`;
	return or(lt(writes.startedAt, startedAt), and(eq(writes.startedAt, startedAt), lt(writes.id, id as Write["id"])));
}

/** How many actions of a site have an outcome that is not known. */
export function countUnknown({ database, site }: SiteContext): Promise<number> {
	return database.query.$count(writes, and(eq(writes.siteId, site.id), eq(writes.state, "unknown")));
}
