import { jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";

/** How a stored credential is put on a request. The secret itself is sealed in its own column. */
export type AuthorizationKind =
	| { readonly kind: "bearer" }
	| { readonly kind: "api_key"; readonly header: string }
	| { readonly kind: "basic"; readonly username: string };

/** A stored credential of the owner's systems, such as "Order Management API, production". */
export const authorizations = pgTable(
	"authorizations",
	{
		id: text().$type<`auth_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		name: text().notNull(),
		settings: jsonb().$type<AuthorizationKind>().notNull(),
		/** Sealed (see `secret/`); opens only in this row and column. */
		secret: text().notNull(),
		lastFour: text("last_four").notNull(),
		/** Origins the secret may be sent to. */
		origins: jsonb().$type<string[]>().notNull(),
		purpose: text().$type<"read" | "write">().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		secretSetAt: timestamp("secret_set_at", { withTimezone: true }).notNull(),
		lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
	},
	(table) => [unique("authorizations_site_name").on(table.siteId, table.name)],
);
export type Authorization = typeof authorizations.$inferSelect;
