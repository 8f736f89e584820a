import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";

/** A browser that talked to a site; or, with a subject, a user of the site, whatever browser they use. */
export const visitors = pgTable(
	"visitors",
	{
		id: text().$type<`visitor_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		/** The site's own id of its verified user. */
		subject: text(),
		/** What the newest identity token says of them, and when that was issued. */
		claims: jsonb().$type<Record<string, unknown>>(),
		claimsIssuedAt: timestamp("claims_issued_at", { withTimezone: true }),
		/** Identity tokens issued up to then open nothing any more: all sessions of the subject were ended. */
		tokensEndedAt: timestamp("tokens_ended_at", { withTimezone: true }),
	},
	(table) => [
		index("visitors_site").on(table.siteId, table.createdAt),
		uniqueIndex("visitors_site_subject").on(table.siteId, table.subject).where(sql`subject is not null`),
	],
);
export type Visitor = typeof visitors.$inferSelect;
