import type { IdentityRefusalReason } from "@bellhop/contract/identity";
import { index, integer, pgTable, primaryKey, text, timestamp, unique } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";

/** The algorithms an identity token may be signed with (RFC 7518, RFC 8037). Each key is for one of them. */
export type IdentityAlgorithm = "HS256" | "ES256" | "EdDSA" | "RS256";

/** What the site's server signs identity tokens with. At most two are live at a time. */
export const identityKeys = pgTable(
	"identity_keys",
	{
		id: text().$type<`key_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		kind: text().$type<"secret" | "public" | "jwks">().notNull(),
		algorithm: text().$type<IdentityAlgorithm>().notNull(),
		/** The `kid` of tokens that this key signs; those of a key set stand in the set. */
		kid: text(),
		/** Sealed, for kind `secret`: the text whose UTF-8 bytes are the HMAC key. */
		secret: text(),
		lastFour: text("last_four"),
		/** SPKI in PEM, for kind `public`. */
		publicKey: text("public_key"),
		/** For kind `jwks`: where the key set lies (RFC 7517), and the `iss` its tokens have. */
		jwksUrl: text("jwks_url"),
		issuer: text(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	},
	(table) => [
		index("identity_keys_site").on(table.siteId),
		unique("identity_keys_site_kid").on(table.siteId, table.kid),
	],
);
export type IdentityKey = typeof identityKeys.$inferSelect;

/** How often a site's identity tokens were refused for each reason, and what was found the last time. One row for each. */
export const identityRefusals = pgTable(
	"identity_refusals",
	{
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		reason: text().$type<IdentityRefusalReason>().notNull(),
		times: integer().notNull(),
		/** A sentence, never the token. */
		finding: text().notNull(),
		lastAt: timestamp("last_at", { withTimezone: true }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.siteId, table.reason] })],
);
