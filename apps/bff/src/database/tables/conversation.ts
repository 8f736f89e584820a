import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";
import { visitors } from "./visitor.ts";

/** A conversation of one visitor. Its id is made by the client. */
export const conversations = pgTable(
	"conversations",
	{
		id: text().$type<`chat_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		visitorId: text("visitor_id")
			.$type<`visitor_${string}`>()
			.notNull()
			.references(() => visitors.id, { onDelete: "cascade" }),
		title: text().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
	},
	(table) => [
		index("conversations_visitor").on(table.visitorId, table.updatedAt),
		index("conversations_site").on(table.siteId, table.updatedAt),
	],
);
export type Conversation = typeof conversations.$inferSelect;
