import { makeId } from "@bellhop/contract/id";
import { and, desc, eq, ne } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { type Conversation, taskRuns, taskVersions, toolCalls, turns } from "../database/tables/index.ts";
import type { TaskRun } from "./task-run.ts";

interface Keeper {
	readonly database: Database;
	readonly conversationId: Conversation["id"];
}

/** The procedure that runs in a conversation, in the version it started with. */
export async function runningTask({ database, conversationId }: Keeper): Promise<TaskRun | undefined> {
	const version = and(eq(taskVersions.taskId, taskRuns.taskId), eq(taskVersions.version, taskRuns.version));
	const [found] = await database.query
		.select({ run: taskRuns, content: taskVersions.content })
		.from(taskRuns)
		.innerJoin(taskVersions, version)
		.where(and(eq(taskRuns.conversationId, conversationId), eq(taskRuns.state, "running")))
		.orderBy(desc(taskRuns.startedAt))
		.limit(1);
	return found && { ...found.run, content: found.content };
}

/** Writes how a run stands, or that it has begun. */
export async function keepRun({ database, conversationId }: Keeper, run: TaskRun, now: Date): Promise<void> {
	const { taskId, version, state, step, stepSince, notes, data } = run;
	const values = { state, step, stepSince, notes, data, endedAt: state === "running" ? null : now };
	const running = and(eq(taskRuns.conversationId, conversationId), eq(taskRuns.state, "running"));
	const changed = await database.query.update(taskRuns).set(values).where(running).returning({ id: taskRuns.id });
	if (changed.length > 0) return;
	await database.query
		.insert(taskRuns)
		.values({ id: makeId("run"), conversationId, taskId, version, startedAt: now, ...values });
}

/** The procedures that have run in a conversation and are over. */
export async function endedTasks({ database, conversationId }: Keeper): Promise<Set<string>> {
	const over = and(eq(taskRuns.conversationId, conversationId), ne(taskRuns.state, "running"));
	const found = await database.query.select({ taskId: taskRuns.taskId }).from(taskRuns).where(over);
	return new Set(found.map(({ taskId }) => taskId));
}

/** The names of tools that were used with success in a conversation since a moment. */
export async function toolsUsedSince({ database, conversationId }: Keeper, since: Date): Promise<Set<string>> {
	const calls = await database.query
		.select({ name: toolCalls.toolName, startedAt: toolCalls.startedAt })
		.from(toolCalls)
		.innerJoin(turns, eq(turns.id, toolCalls.turnId))
		.where(and(eq(turns.conversationId, conversationId), eq(toolCalls.state, "done")));
	return new Set(calls.filter(({ startedAt }) => startedAt >= since).map(({ name }) => name));
}
