import { bigint, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";

/** What an admin changed, written in the transaction of the change. Before and after without secrets. */
export const auditEntries = pgTable(
	"audit_entries",
	{
		number: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.references(() => sites.id, { onDelete: "set null" }),
		/** The admin's email address, or `bellhop` for what the program did by itself. */
		actor: text().notNull(),
		/** Noun and verb, such as `tool.saved`. */
		action: text().notNull(),
		/** What it was done to: its id, and its name at that time. */
		subjectId: text("subject_id").notNull(),
		subjectName: text("subject_name").notNull(),
		before: jsonb().$type<Record<string, unknown>>(),
		after: jsonb().$type<Record<string, unknown>>(),
		at: timestamp({ withTimezone: true }).notNull(),
	},
	(table) => [index("audit_entries_site").on(table.siteId, table.number)],
);
export type AuditEntry = typeof auditEntries.$inferSelect;
