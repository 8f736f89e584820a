import { index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { conversations } from "./conversation.ts";
import { sites } from "./site.ts";

/** How a site hands conversations over to a person. One for each site. */
export const handoverSettings = pgTable("handover_settings", {
	id: text().$type<`desk_${string}`>().primaryKey(),
	siteId: text("site_id")
		.$type<`site_${string}`>()
		.notNull()
		.unique()
		.references(() => sites.id, { onDelete: "cascade" }),
	/** What the visitor is told: that a person answers by email, or a link to where one is. */
	way: text().$type<"email" | "link">().notNull(),
	link: text(),
	/** When the agent hands over by itself, in plain words. */
	rules: text().notNull(),
	/** Where an email goes, and where a signed webhook does; neither when null. */
	emailTo: text("email_to"),
	webhookUrl: text("webhook_url"),
	/** Signs webhooks; sealed. */
	secret: text(),
	lastFour: text("last_four"),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
export type HandoverSettings = typeof handoverSettings.$inferSelect;

/** A conversation that a person is asked to take over. One for each conversation. */
export const handovers = pgTable(
	"handovers",
	{
		/** Also the `webhook-id`. */
		id: text().$type<`hand_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		conversationId: text("conversation_id")
			.$type<`chat_${string}`>()
			.notNull()
			.unique()
			.references(() => conversations.id, { onDelete: "cascade" }),
		/** `collecting` while a task asks for what a person will need; then it is sent. */
		state: text().$type<"collecting" | "requested">().notNull(),
		askedBy: text("asked_by").$type<"button" | "agent" | "task">().notNull(),
		reason: text().notNull(),
		/** By the model; null until it is written, or where it could not be. */
		summary: text(),
		/** What was collected before. */
		data: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		requestedAt: timestamp("requested_at", { withTimezone: true }),
	},
	(table) => [index("handovers_site").on(table.siteId, table.createdAt)],
);
export type Handover = typeof handovers.$inferSelect;

/** One way that a handover is told, and how that went. The job behind it is in the queue. */
export const handoverDeliveries = pgTable(
	"handover_deliveries",
	{
		id: text().$type<`send_${string}`>().primaryKey(),
		handoverId: text("handover_id")
			.$type<`hand_${string}`>()
			.notNull()
			.references(() => handovers.id, { onDelete: "cascade" }),
		channel: text().$type<"webhook" | "email">().notNull(),
		target: text().notNull(),
		state: text().$type<"waiting" | "done" | "failed">().notNull(),
		attempts: integer().notNull(),
		/** Why the newest attempt failed, in words. */
		problem: text(),
		httpStatus: integer("http_status"),
		triedAt: timestamp("tried_at", { withTimezone: true }),
		doneAt: timestamp("done_at", { withTimezone: true }),
	},
	(table) => [index("handover_deliveries_handover").on(table.handoverId)],
);
export type HandoverDelivery = typeof handoverDeliveries.$inferSelect;
