import { pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { conversations } from "./conversation.ts";

/** What a visitor thinks of an answer, or of a whole conversation. */
export const ratings = pgTable(
	"ratings",
	{
		conversationId: text("conversation_id")
			.$type<`chat_${string}`>()
			.notNull()
			.references(() => conversations.id, { onDelete: "cascade" }),
		/** The answer's id; empty where the conversation is meant. */
		messageId: text("message_id").$type<`msg_${string}` | "">().notNull(),
		/** From 1 (bad) to 5 (good). */
		score: smallint().notNull(),
		comment: text(),
		ratedAt: timestamp("rated_at", { withTimezone: true }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.conversationId, table.messageId] })],
);
