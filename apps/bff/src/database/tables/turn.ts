import type { TurnState } from "@bellhop/contract/message";
import type { TurnProblemCode } from "@bellhop/contract/problem";
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { conversations } from "./conversation.ts";
import { messages } from "./message.ts";

/** What was taken from the allowances when a turn began, so that it can be settled when it has ended. */
export interface Reservation {
	/** For whom it was counted (`limit/uses-of.ts`). A conversation may be another visitor's by the time the turn ends. */
	readonly parties: Partial<Readonly<Record<"visitor" | "subject" | "address" | "site", string>>>;
	/** Tokens of the model that were set aside. */
	readonly tokens: number;
	/** ISO 8601. */
	readonly at: string;
}

/** One run of the agent, from a visitor's message to the end of the answer. At most one runs per conversation. */
export const turns = pgTable(
	"turns",
	{
		id: text().$type<`turn_${string}`>().primaryKey(),
		conversationId: text("conversation_id")
			.$type<`chat_${string}`>()
			.notNull()
			.references(() => conversations.id, { onDelete: "cascade" }),
		/** The visitor's message that is answered. */
		messageId: text("message_id")
			.$type<`msg_${string}`>()
			.notNull()
			.references(() => messages.id, { onDelete: "cascade" }),
		/** The approval whose outcome it tells, for a turn that goes on after the visitor's yes or no. */
		approvalId: text("approval_id").$type<`appr_${string}`>(),
		/** Whether the visitor asked for a person with this message, by the button. */
		wantsPerson: boolean("wants_person").notNull().default(false),
		/** From 1; a retry is the next attempt at the same message. */
		attempt: integer().notNull(),
		/** The id the agent's message gets. */
		answerId: text("answer_id").$type<`msg_${string}`>().notNull(),
		state: text().$type<TurnState>().notNull(),
		problem: text().$type<TurnProblemCode>(),
		/** The process that runs the turn; whatever it writes counts only while this names it and the state is `running`. */
		runner: text().notNull(),
		/** When nobody renewed the lease by then, the runner is gone and the turn is closed as interrupted. */
		leaseUntil: timestamp("lease_until", { withTimezone: true }).notNull(),
		stopRequestedAt: timestamp("stop_requested_at", { withTimezone: true }),
		startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
		endedAt: timestamp("ended_at", { withTimezone: true }),
		steps: integer(),
		inputTokens: integer("input_tokens"),
		outputTokens: integer("output_tokens"),
		/** The situation of the rule that the answer used, if it used one. */
		rule: text(),
		reservation: jsonb().$type<Reservation>(),
	},
	(table) => [
		uniqueIndex("turns_message_attempt").on(table.messageId, sql`coalesce(approval_id, '')`, table.attempt),
		uniqueIndex("turns_one_running").on(table.conversationId).where(sql`state = 'running'`),
		index("turns_running_lease").on(table.leaseUntil).where(sql`state = 'running'`),
	],
);
export type Turn = typeof turns.$inferSelect;

/** The event log of a turn: each stream part as the exact JSON text that readers receive, numbered from 1. */
export const turnEvents = pgTable(
	"turn_events",
	{
		turnId: text("turn_id")
			.$type<`turn_${string}`>()
			.notNull()
			.references(() => turns.id, { onDelete: "cascade" }),
		number: integer().notNull(),
		part: text().notNull(),
	},
	(table) => [primaryKey({ columns: [table.turnId, table.number] })],
);
