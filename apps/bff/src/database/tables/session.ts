import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";
import { visitors } from "./visitor.ts";

/** A visitor's token, of which only the SHA-256 is kept. */
export const sessions = pgTable(
	"sessions",
	{
		id: text().$type<`session_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		visitorId: text("visitor_id")
			.$type<`visitor_${string}`>()
			.notNull()
			.references(() => visitors.id, { onDelete: "cascade" }),
		/** SHA-256 of the token, hexadecimal. */
		tokenHash: text("token_hash").notNull().unique(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
		endedAt: timestamp("ended_at", { withTimezone: true }),
	},
	(table) => [index("sessions_visitor").on(table.visitorId)],
);
