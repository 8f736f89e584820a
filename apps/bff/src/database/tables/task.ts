import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { conversations } from "./conversation.ts";
import { sites } from "./site.ts";

/** One step of a procedure: a title, and what to do in plain words, `{{tool_name}}` where a tool is used. */
export interface TaskStep {
	readonly title: string;
	readonly text: string;
}

/** A procedure as an admin writes it. */
export interface TaskContent {
	readonly name: string;
	readonly description: string;
	/** What a visitor may say that wants it, and what sounds alike and does not. */
	readonly triggers: readonly string[];
	readonly negatives: readonly string[];
	/** Whole conversations, as they should go. */
	readonly examples: readonly string[];
	readonly steps: readonly TaskStep[];
	readonly handoverRules: string;
	/** Its tone; the site's own guidance does not count while it runs. */
	readonly guidance: string;
	/** Whether it is gone through before a person takes over. */
	readonly runOnHandover: boolean;
}

/** A procedure of a site. What it says is in its versions. */
export const tasks = pgTable(
	"tasks",
	{
		id: text().$type<`task_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		name: text().notNull(),
		state: text().$type<"draft" | "live">().notNull(),
		/** The newest version, which new runs take. */
		version: integer().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
	},
	(table) => [unique("tasks_site_name").on(table.siteId, table.name)],
);
export type Task = typeof tasks.$inferSelect;

/** What a procedure said at a time. A conversation keeps the version it started with. */
export const taskVersions = pgTable(
	"task_versions",
	{
		taskId: text("task_id")
			.$type<`task_${string}`>()
			.notNull()
			.references(() => tasks.id, { onDelete: "cascade" }),
		/** From 1. */
		version: integer().notNull(),
		content: jsonb().$type<TaskContent>().notNull(),
		/** Who saved it. */
		actor: text().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.taskId, table.version] })],
);
export type TaskVersion = typeof taskVersions.$inferSelect;

/** What the agent wrote down when it finished a step. */
export interface StepNote {
	readonly step: string;
	readonly note: string;
	/** ISO 8601. */
	readonly at: string;
}

/** A procedure on its way through a conversation. At most one runs in it. */
export const taskRuns = pgTable(
	"task_runs",
	{
		id: text().$type<`run_${string}`>().primaryKey(),
		conversationId: text("conversation_id")
			.$type<`chat_${string}`>()
			.notNull()
			.references(() => conversations.id, { onDelete: "cascade" }),
		taskId: text("task_id")
			.$type<`task_${string}`>()
			.notNull()
			.references(() => tasks.id, { onDelete: "cascade" }),
		version: integer().notNull(),
		state: text().$type<"running" | "done" | "left" | "handed_over">().notNull(),
		/** The step it is at, from 0; as many as there are steps once it is done. */
		step: integer().notNull(),
		stepSince: timestamp("step_since", { withTimezone: true }).notNull(),
		notes: jsonb().$type<readonly StepNote[]>().notNull(),
		/** What the visitor said that was asked for, by name. */
		data: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
		startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
		endedAt: timestamp("ended_at", { withTimezone: true }),
	},
	(table) => [
		uniqueIndex("task_runs_one_running").on(table.conversationId).where(sql`state = 'running'`),
		index("task_runs_conversation").on(table.conversationId, table.startedAt),
		index("task_runs_task").on(table.taskId),
	],
);
export type TaskRunRow = typeof taskRuns.$inferSelect;
