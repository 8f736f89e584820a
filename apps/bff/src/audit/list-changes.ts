import { and, desc, eq, ilike, lt, or, type SQL } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { type AuditEntry, auditEntries } from "../database/tables/index.ts";

/** How many entries come at once. */
const pageLength = 50;

export interface ChangeFilter {
	readonly siteId?: string | undefined;
	/** Part of the actor, the action or the subject's name. */
	readonly search?: string | undefined;
	/** Only entries older than this number. */
	readonly before?: number | undefined;
	readonly limit?: number | undefined;
}

/** Audit entries, the newest first. */
export function listChanges(database: Database, filter: ChangeFilter): Promise<AuditEntry[]> {
	const { siteId, search, before, limit = pageLength } = filter;
	const wanted: (SQL | undefined)[] = [
		siteId === undefined ? undefined : eq(auditEntries.siteId, siteId as `site_${string}`),
		before === undefined ? undefined : lt(auditEntries.number, before),
		search ? contains(search) : undefined,
	];
	return database.query
		.select()
		.from(auditEntries)
		.where(and(...wanted))
		.orderBy(desc(auditEntries.number))
		.limit(limit);
}

function contains(search: string): SQL | undefined {
	const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
	return or(ilike(auditEntries.actor, like), ilike(auditEntries.action, like), ilike(auditEntries.subjectName, like));
}
