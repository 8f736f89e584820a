import { sql } from "drizzle-orm";
import { boolean, doublePrecision, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";
import { tools } from "./tool.ts";

/**
 * The ledger: one row per action that was to change something in an owner's system, committed before its request leaves and
 * completed when its outcome is known. It outlives the visitor and the conversation, whose ids then mean nobody any more, and
 * holds no value of what was asked for but the amount.
 */
export const writes = pgTable(
	"writes",
	{
		/** The id of the tool call: `Idempotency-Key` and `webhook-id` of the request. */
		id: text().$type<`call_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		toolId: text("tool_id")
			.$type<`tool_${string}`>()
			.references(() => tools.id, { onDelete: "set null" }),
		toolName: text("tool_name").notNull(),
		/** Random ids, kept without a reference. */
		visitorId: text("visitor_id").$type<`visitor_${string}`>().notNull(),
		conversationId: text("conversation_id").$type<`chat_${string}`>().notNull(),
		turnId: text("turn_id").$type<`turn_${string}`>().notNull(),
		/** None where the admin lets the tool act without asking. */
		approvalId: text("approval_id").$type<`appr_${string}`>(),
		requestHash: text("request_hash").notNull(),
		/** Of the parameter that the tool's cap names. */
		amount: doublePrecision(),
		idempotent: boolean().notNull(),
		/** Everything but the sending. */
		shadow: boolean().notNull(),
		state: text().$type<"running" | "done" | "failed" | "unknown">().notNull(),
		/** A tool problem code. */
		problem: text(),
		httpStatus: integer("http_status"),
		/** What the owner's system calls what was made. */
		reference: text(),
		/** Grows with every attempt; only the newest may write an outcome. 0: nobody has begun to send it. */
		fence: integer().notNull().default(0),
		/** Past it, whoever had it is gone. */
		leaseUntil: timestamp("lease_until", { withTimezone: true }).notNull(),
		/** When an unknown outcome is looked into next; null when nothing more is tried. */
		nextTryAt: timestamp("next_try_at", { withTimezone: true }),
		/** How the outcome became known. */
		settledBy: text("settled_by").$type<"answer" | "repeat" | "look_up" | "admin">(),
		startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
		endedAt: timestamp("ended_at", { withTimezone: true }),
	},
	(table) => [
		index("writes_site").on(table.siteId, table.startedAt),
		index("writes_tool_visitor").on(table.toolId, table.visitorId, table.startedAt),
		index("writes_turn").on(table.turnId),
		index("writes_running").on(table.leaseUntil).where(sql`state = 'running'`),
		index("writes_unknown").on(table.nextTryAt).where(sql`state = 'unknown'`),
	],
);
export type Write = typeof writes.$inferSelect;
