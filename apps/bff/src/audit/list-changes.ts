import { and, desc, eq, gte, ilike, like, lt, or, type SQL } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { type AuditEntry, auditEntries } from "../database/tables/index.ts";

/** How many entries come at once. */
const pageLength = 50;

export interface ChangeFilter {
	readonly siteId?: string | undefined;
	/** Part of the actor, the action or the subject's name. */
	readonly search?: string | undefined;
	/** What was changed, which is how actions begin: `tool`, `authorization`. */
	readonly kind?: string | undefined;
	/** Only entries from this moment on, or before that one. */
	readonly from?: Date | undefined;
	readonly to?: Date | undefined;
	/** Only entries older than this number. */
	readonly before?: number | undefined;
	readonly limit?: number | undefined;
}

/** Audit entries, the newest first. */
export function listChanges(database: Database, filter: ChangeFilter): Promise<AuditEntry[]> {
	const { siteId, search, kind, from, to, before, limit = pageLength } = filter;
	const wanted: (SQL | undefined)[] = [
		siteId === undefined ? undefined : eq(auditEntries.siteId, siteId as `site_${string}`),
		before === undefined ? undefined : lt(auditEntries.number, before),
		search ? contains(search) : undefined,
		kind === undefined ? undefined : like(auditEntries.action, `${escaped(kind)}.%`),
		from === undefined ? undefined : gte(auditEntries.at, from),
		to === undefined ? undefined : lt(auditEntries.at, to),
	];
	return database.query
		.select()
		.from(auditEntries)
		.where(and(...wanted))
		.orderBy(desc(auditEntries.number))
		.limit(limit);
}

function contains(search: string): SQL | undefined {
	const part = `%${escaped(search)}%`;
	return or(ilike(auditEntries.actor, part), ilike(auditEntries.action, part), ilike(auditEntries.subjectName, part));
}

/** A text that stands for itself in a LIKE pattern. */
const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");
