import { pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "../bytea.ts";

/** Builds of the widget that pages may have pinned (`widget/widget-build.ts`), for every process to serve. */
export const widgetBuilds = pgTable("widget_builds", {
	/** Names the build by its content, as in `/widget/<hash>/`. */
	hash: text().primaryKey(),
	/** All its files, packed: about 100 kB. */
	files: bytea().notNull(),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	/** When somebody last asked for one of its files, to the day; one that nobody asks for is forgotten in the end. */
	askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
});
