import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** How often something happened within one window of time (`limit/`). Columns as `rate-limiter-flexible` wants them. */
export const useCounts = pgTable(
	"use_counts",
	{
		/** What is counted, for whom, and in which window. */
		key: text().primaryKey(),
		points: integer().notNull(),
		/** When the row may be forgotten, some time after its window has ended. */
		expire: timestamp({ withTimezone: true }).notNull(),
	},
	(table) => [index("use_counts_expire").on(table.expire)],
);
