import { bigserial, boolean, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";
import { visitors } from "./visitor.ts";

/** The site's User Data API: where it is asked about a verified visitor, and with what. One for each site. */
export const userDataSources = pgTable("user_data_sources", {
	id: text().$type<`source_${string}`>().primaryKey(),
	siteId: text("site_id")
		.$type<`site_${string}`>()
		.notNull()
		.unique()
		.references(() => sites.id, { onDelete: "cascade" }),
	url: text().notNull(),
	/** The header that carries the secret. */
	header: text().notNull(),
	/** The claim of the identity token that is sent as the identifier. */
	claim: text().notNull(),
	/** Sealed: the header's whole value. */
	secret: text().notNull(),
	lastFour: text("last_four").notNull(),
	secretSetAt: timestamp("secret_set_at", { withTimezone: true }).notNull(),
	active: boolean().notNull(),
	/** Grows with every change; what was answered before it counts no more. */
	version: integer().notNull(),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
export type UserDataSource = typeof userDataSources.$inferSelect;

/** What the User Data API last said of a visitor, for some minutes. */
export const userData = pgTable(
	"user_data",
	{
		visitorId: text("visitor_id")
			.$type<`visitor_${string}`>()
			.primaryKey()
			.references(() => visitors.id, { onDelete: "cascade" }),
		/** The source it was asked of, and its version then: `source_… 3`. */
		source: text().notNull(),
		/** SHA-256 of the identifier that was sent, hexadecimal. */
		identifierHash: text("identifier_hash").notNull(),
		/** Null when it could not be had. */
		info: text(),
		/** When it was asked; it is as old as this. */
		askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
		/** When something was last changed for the visitor; what was asked up to then counts no more. */
		changedAt: timestamp("changed_at", { withTimezone: true }),
	},
	(table) => [index("user_data_asked").on(table.askedAt)],
);

/** Each time a User Data API was asked and how it went, for the site's admin. */
export const userDataFetches = pgTable(
	"user_data_fetches",
	{
		number: bigserial({ mode: "number" }).primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		visitorId: text("visitor_id")
			.$type<`visitor_${string}`>()
			.notNull()
			.references(() => visitors.id, { onDelete: "cascade" }),
		/** A user data problem code (`user-data/user-data-problem.ts`), and what was found in a sentence. */
		problem: text(),
		finding: text(),
		httpStatus: integer("http_status"),
		/** How long `user_info` was, in UTF-16 code units. */
		characters: integer(),
		milliseconds: integer().notNull(),
		at: timestamp({ withTimezone: true }).notNull(),
	},
	(table) => [
		index("user_data_fetches_site").on(table.siteId, table.number),
		index("user_data_fetches_visitor").on(table.visitorId),
		index("user_data_fetches_at").on(table.at),
	],
);
