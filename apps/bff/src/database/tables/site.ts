import type { SiteLooks } from "@bellhop/contract/looks";
import { boolean, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** An embedded website with its settings. The id is the public site key of the tag. */
export const sites = pgTable("sites", {
	id: text().$type<`site_${string}`>().primaryKey(),
	name: text().notNull(),
	greeting: text().notNull(),
	starters: jsonb().$type<string[]>().notNull(),
	/** `#rrggbb` */
	accent: text().notNull(),
	theme: text().$type<"auto" | "light" | "dark">().notNull(),
	corner: text().$type<"right" | "left">().notNull(),
	/** How its widget looks and behaves beyond that. */
	looks: jsonb().$type<SiteLooks>().notNull().default({}),
	/** Serialized origins (RFC 6454) whose pages may talk to the BFF for this site. */
	allowedOrigins: jsonb("allowed_origins").$type<string[]>().notNull(),
	/** How many tokens of the model its visitors may use within a day (UTC); the ordinary number when null. */
	dailyTokens: integer("daily_tokens"),
	/** Whether visitors may stay anonymous, or the site's server has to say who they are. */
	identity: text().$type<"optional" | "required">().notNull().default("optional"),
	/** After how many days without a word a conversation is erased; never when null. */
	retentionDays: integer("retention_days"),
	/** Whether conversations are handed over to a person (`handover_settings` says how). */
	handover: boolean().notNull().default(false),
	/** Whether the model is asked, after each answer, what the visitor may want to say next. */
	suggestions: boolean().notNull().default(false),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
export type Site = typeof sites.$inferSelect;
