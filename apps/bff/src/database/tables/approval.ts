import type { Approval, ApprovalState } from "@bellhop/contract/approval";
import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { conversations } from "./conversation.ts";
import { toolCalls } from "./tool-call.ts";
import { turns } from "./turn.ts";

/** A visitor is asked whether exactly this may be done. At most one waits in a conversation. */
export const approvals = pgTable(
	"approvals",
	{
		id: text().$type<`appr_${string}`>().primaryKey(),
		conversationId: text("conversation_id")
			.$type<`chat_${string}`>()
			.notNull()
			.references(() => conversations.id, { onDelete: "cascade" }),
		/** The turn that asked. */
		turnId: text("turn_id")
			.$type<`turn_${string}`>()
			.notNull()
			.references(() => turns.id, { onDelete: "cascade" }),
		/** The session that was asked; another one cannot answer. */
		sessionId: text("session_id").$type<`session_${string}`>().notNull(),
		/** The call that waits. Its row holds what the model wants to be done. */
		callId: text("call_id")
			.$type<`call_${string}`>()
			.notNull()
			.unique()
			.references(() => toolCalls.id, { onDelete: "cascade" }),
		/** SHA-256 of the exact request (`tool/hash-request.ts`), hexadecimal: nothing else is approved. */
		requestHash: text("request_hash").notNull(),
		/** The card as the visitor saw it. */
		card: jsonb().$type<Omit<Approval, "state">>().notNull(),
		state: text().$type<ApprovalState>().notNull(),
		expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		settledAt: timestamp("settled_at", { withTimezone: true }),
	},
	(table) => [
		uniqueIndex("approvals_one_pending").on(table.conversationId).where(sql`state = 'pending'`),
		index("approvals_conversation").on(table.conversationId),
		index("approvals_turn").on(table.turnId),
	],
);
export type ApprovalRow = typeof approvals.$inferSelect;
