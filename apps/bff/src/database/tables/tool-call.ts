import { index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { tools } from "./tool.ts";
import { turns } from "./turn.ts";

/**
 * One call of a tool: written before the request leaves, completed when its answer is known. A call that changes something
 * waits until the visitor has confirmed it, or is declined; how often and whether it was carried out stands in the ledger.
 */
export const toolCalls = pgTable(
	"tool_calls",
	{
		id: text().$type<`call_${string}`>().primaryKey(),
		turnId: text("turn_id")
			.$type<`turn_${string}`>()
			.notNull()
			.references(() => turns.id, { onDelete: "cascade" }),
		toolId: text("tool_id")
			.$type<`tool_${string}`>()
			.references(() => tools.id, { onDelete: "set null" }),
		toolName: text("tool_name").notNull(),
		/** What the model asked for: its own parameters only. */
		input: jsonb().$type<Record<string, unknown>>().notNull(),
		/** Of an action: what was to be done, in the owner's words with the visitor's values. */
		summary: text(),
		/** The exact text the model was given, secrets scrubbed. */
		output: text(),
		state: text().$type<"waiting" | "declined" | "running" | "done" | "failed" | "unknown">().notNull(),
		/** A tool problem code (`tool/tool-problem.ts`) when the call failed. */
		problem: text(),
		httpStatus: integer("http_status"),
		requestBytes: integer("request_bytes"),
		responseBytes: integer("response_bytes"),
		outputBytes: integer("output_bytes"),
		startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
		endedAt: timestamp("ended_at", { withTimezone: true }),
	},
	(table) => [index("tool_calls_turn").on(table.turnId)],
);
export type ToolCall = typeof toolCalls.$inferSelect;
