import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";

/** A browser that talked to a site. */
export const visitors = pgTable(
	"visitors",
	{
		id: text().$type<`visitor_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	},
	(table) => [index("visitors_site").on(table.siteId)],
);
export type Visitor = typeof visitors.$inferSelect;
