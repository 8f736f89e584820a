import type { MessageMetadata, MessagePart } from "@bellhop/contract/message";
import type { PageContext } from "@bellhop/contract/page";
import { bigint, boolean, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { conversations } from "./conversation.ts";

/** A message: the visitor's as it was sent, the agent's as it stood when its turn ended. */
export const messages = pgTable(
	"messages",
	{
		id: text().$type<`msg_${string}`>().primaryKey(),
		conversationId: text("conversation_id")
			.$type<`chat_${string}`>()
			.notNull()
			.references(() => conversations.id, { onDelete: "cascade" }),
		/** Grows with every message written; the order of a conversation. */
		number: bigint({ mode: "number" }).generatedAlwaysAsIdentity().notNull(),
		role: text().$type<"user" | "assistant">().notNull(),
		parts: jsonb().$type<MessagePart[]>().notNull(),
		metadata: jsonb().$type<MessageMetadata>().notNull(),
		/** Where the visitor was, as the website's page told: unverified. */
		page: jsonb().$type<PageContext>(),
		/** Whether the visitor wrote something else in its place: kept for the team, shown to neither visitor nor model. */
		withdrawn: boolean().notNull().default(false),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	},
	(table) => [index("messages_conversation").on(table.conversationId, table.number)],
);
export type Message = typeof messages.$inferSelect;
