import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What Bellhop signs subject tokens with. The newest signs; owners' systems know them all from the published key set. */
export const subjectKeys = pgTable("subject_keys", {
	id: text().$type<`key_${string}`>().primaryKey(),
	/** Always `bellhop`: the key belongs to no site. It stands here because sealed texts are bound to one. */
	siteId: text("site_id").notNull(),
	/** Sealed PKCS #8 in PEM. */
	privateKey: text("private_key").notNull(),
	/** JWK (RFC 7517). */
	publicKey: jsonb("public_key").$type<Record<string, unknown>>().notNull(),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
