import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "../bytea.ts";
import { sites } from "./site.ts";

/** The picture of a site in the header of its widget: the newest one alone. */
export const logos = pgTable(
	"logos",
	{
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.primaryKey()
			.references(() => sites.id, { onDelete: "cascade" }),
		/** Of its content, 32 hexadecimal digits; its public name. */
		hash: text().notNull(),
		type: text().$type<"image/png" | "image/jpeg" | "image/webp">().notNull(),
		bytes: bytea().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	},
	(table) => [index("logos_by_hash").on(table.hash)],
);
