import type { MessageMetadata, MessagePart } from "@bellhop/contract/message";
import { bigint, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
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
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	},
	(table) => [index("messages_conversation").on(table.conversationId, table.number)],
);
export type Message = typeof messages.$inferSelect;
