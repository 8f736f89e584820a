import { boolean, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";

/** What a rule is about: how the agent speaks, always; what it asks and clarifies, or when it escalates, each in its situation. */
export type GuidanceKind = "style" | "context" | "handover";

/** A rule of the site for its agent, in plain words. */
export const guidance = pgTable(
	"guidance",
	{
		id: text().$type<`rule_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		kind: text().$type<GuidanceKind>().notNull(),
		/** In which situation it counts; empty for `style`, which always does. */
		situation: text().notNull(),
		text: text().notNull(),
		active: boolean().notNull(),
		position: integer().notNull(),
		/** How often an answer used it, and when one last did. */
		uses: integer().notNull().default(0),
		usedAt: timestamp("used_at", { withTimezone: true }),
		updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
	},
	(table) => [index("guidance_site").on(table.siteId, table.kind, table.position)],
);
export type Guidance = typeof guidance.$inferSelect;
