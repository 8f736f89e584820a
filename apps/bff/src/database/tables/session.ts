import { index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
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
		/** Moved on while the session is used; past it the session is as good as expired. */
		idleUntil: timestamp("idle_until", { withTimezone: true }).notNull(),
		endedAt: timestamp("ended_at", { withTimezone: true }),
		/** Of a verified visitor: which key signed the identity token, the SHA-256 of what it signed, and until when it counts. */
		identityKeyId: text("identity_key_id").$type<`key_${string}`>(),
		identityTokenHash: text("identity_token_hash"),
		identityTokenExpiresAt: timestamp("identity_token_expires_at", { withTimezone: true }),
	},
	(table) => [
		index("sessions_visitor").on(table.visitorId),
		index("sessions_identity_key").on(table.identityKeyId),
		index("sessions_expiry").on(table.expiresAt),
	],
);

/** Identity tokens of sessions that were logged out, so that they open no other; kept until they expire by themselves. */
export const endedIdentityTokens = pgTable(
	"ended_identity_tokens",
	{
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		tokenHash: text("token_hash").notNull(),
		expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.siteId, table.tokenHash] }),
		index("ended_identity_tokens_expiry").on(table.expiresAt),
	],
);
