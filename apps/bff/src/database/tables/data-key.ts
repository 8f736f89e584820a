import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** A key that seals secrets, itself wrapped by a key from the environment. The newest version seals, all open. */
export const dataKeys = pgTable("data_keys", {
	version: integer().primaryKey(),
	/** The wrapped key, and which environment key wraps it (the first 16 hexadecimal digits of its SHA-256). */
	wrapped: text().notNull(),
	wrappedBy: text("wrapped_by").notNull(),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
