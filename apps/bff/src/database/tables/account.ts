import { boolean, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** People who may use the config page. Shapes of `better-auth` (its core schema), under names of our own. */
export const admins = pgTable("admins", {
	id: text().primaryKey(),
	name: text().notNull(),
	email: text().notNull().unique(),
	emailVerified: boolean("email_verified").notNull().default(false),
	image: text(),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
export type Admin = typeof admins.$inferSelect;

/** A logged-in browser of an admin. */
export const adminSessions = pgTable(
	"admin_sessions",
	{
		id: text().primaryKey(),
		expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
		token: text().notNull().unique(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
		updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
		ipAddress: text("ip_address"),
		userAgent: text("user_agent"),
		userId: text("user_id")
			.notNull()
			.references(() => admins.id, { onDelete: "cascade" }),
	},
	(table) => [index("admin_sessions_user").on(table.userId)],
);

/** How an admin proves who they are: an email address and a password hash. */
export const adminCredentials = pgTable(
	"admin_credentials",
	{
		id: text().primaryKey(),
		accountId: text("account_id").notNull(),
		providerId: text("provider_id").notNull(),
		userId: text("user_id")
			.notNull()
			.references(() => admins.id, { onDelete: "cascade" }),
		accessToken: text("access_token"),
		refreshToken: text("refresh_token"),
		idToken: text("id_token"),
		accessTokenExpiresAt: timestamp("access_token_expires_at", { withTimezone: true }),
		refreshTokenExpiresAt: timestamp("refresh_token_expires_at", { withTimezone: true }),
		scope: text(),
		password: text(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
		updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
	},
	(table) => [index("admin_credentials_user").on(table.userId)],
);

/** One-time values of `better-auth`. */
export const adminVerifications = pgTable(
	"admin_verifications",
	{
		id: text().primaryKey(),
		identifier: text().notNull(),
		value: text().notNull(),
		expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
		updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
	},
	(table) => [index("admin_verifications_identifier").on(table.identifier)],
);

/** One-time links that make the first admin. Only the SHA-256 of the token is kept. */
export const setupLinks = pgTable("setup_links", {
	tokenHash: text("token_hash").primaryKey(),
	expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
});
