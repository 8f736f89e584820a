import { makeId } from "@bellhop/contract/id";
import { and, eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import type { Queries } from "../database/database.ts";
import { type Task, type TaskContent, tasks, taskVersions } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";
import { type TaskInput, taskInput } from "./task-input.ts";

/**
 * Makes a task, or changes the one with this id. Other words make another version; conversations that run an older one go on
 * with it.
 * @throws ZodError, Problem `not_found`, `input_invalid` (there is another task of that name)
 */
export async function saveTask(context: AdminContext, input: TaskInput, id?: string): Promise<Task> {
	const { state, ...content } = taskInput.parse(input);
	const { site, clock, actor } = context;
	return context.database.query.transaction(async (transaction) => {
		const before = await findTarget(context, transaction, { name: content.name, id });
		const earlier = before && (await contentOf(transaction, before));
		const changed = JSON.stringify(earlier) !== JSON.stringify(content);
		const at = clock.now();
		const taskId = before?.id ?? makeId("task");
		const version = (before?.version ?? 0) + (changed ? 1 : 0);
		const row = { name: content.name, state, version, updatedAt: at };
		const [task] = await transaction
			.insert(tasks)
			.values({ ...row, id: taskId, siteId: site.id, createdAt: at })
			.onConflictDoUpdate({ target: tasks.id, set: row })
			.returning();
		if (!task) throw new Error("The task was not written.");
		if (changed) await transaction.insert(taskVersions).values({ taskId, version, content, actor, createdAt: at });
		const change = { siteId: site.id, actor, action: "task.saved", subject: task, at };
		await recordChange(transaction, {
			...change,
			before: before && { ...earlier, state: before.state, version: before.version },
			after: { ...content, state, version },
		});
		return task;
	});
}

async function findTarget(
	{ site }: AdminContext,
	transaction: Queries,
	{ name, id }: { readonly name: string; readonly id: string | undefined },
): Promise<Task | undefined> {
	const ofSite = await transaction.select().from(tasks).where(eq(tasks.siteId, site.id)).for("update");
	const meant = ofSite.find((task) => task.id === id);
	if (id !== undefined && !meant) throw new Problem("not_found");
	const named = ofSite.find((task) => task.name === name);
	if (named && named.id !== meant?.id) {
		const message = `There is another task named ${name}.`;
		throw new Problem("input_invalid", undefined, [{ path: "name", message }]);
	}
	return meant;
}

async function contentOf(transaction: Queries, { id, version }: Task): Promise<TaskContent | undefined> {
	const newest = and(eq(taskVersions.taskId, id), eq(taskVersions.version, version));
	const [found] = await transaction.select().from(taskVersions).where(newest);
	return found && inOrder(found.content);
}

/** As a save writes it: jsonb does not keep the order of keys. */
function inOrder(content: TaskContent): TaskContent {
	const { name, description, triggers, negatives, examples, steps, handoverRules, guidance, runOnHandover } = content;
	const plain = steps.map(({ title, text }) => ({ title, text }));
	return { name, description, triggers, negatives, examples, steps: plain, handoverRules, guidance, runOnHandover };
}
