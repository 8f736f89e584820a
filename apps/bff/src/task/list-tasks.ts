import { and, asc, desc, eq } from "drizzle-orm";
import { type Task, type TaskContent, type TaskVersion, tasks, taskVersions } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { SiteContext } from "../site/context.ts";

/** A task as it stands now. */
export interface ListedTask {
	readonly task: Task;
	readonly content: TaskContent;
}

/** The tasks of a site, by name, each in its newest version. */
export async function listTasks({ database, site }: SiteContext): Promise<ListedTask[]> {
	const newest = and(eq(taskVersions.taskId, tasks.id), eq(taskVersions.version, tasks.version));
	return database.query
		.select({ task: tasks, content: taskVersions.content })
		.from(tasks)
		.innerJoin(taskVersions, newest)
		.where(eq(tasks.siteId, site.id))
		.orderBy(asc(tasks.name));
}

/** Everything a task ever said, the newest first. @throws Problem `not_found` */
export async function listVersions({ database, site }: SiteContext, id: string): Promise<TaskVersion[]> {
	const found = await database.query
		.select({ version: taskVersions })
		.from(tasks)
		.innerJoin(taskVersions, eq(taskVersions.taskId, tasks.id))
		.where(and(eq(tasks.id, id as Task["id"]), eq(tasks.siteId, site.id)))
		.orderBy(desc(taskVersions.version));
	if (found.length === 0) throw new Problem("not_found");
	return found.map(({ version }) => version);
}
