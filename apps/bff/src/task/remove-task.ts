import { and, eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type Task, tasks } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";

/** Removes a task with its versions; what runs of it ends. @throws Problem `not_found` */
export async function removeTask({ database, site, actor, clock }: AdminContext, id: string): Promise<void> {
	await database.query.transaction(async (transaction) => {
		const mine = and(eq(tasks.id, id as Task["id"]), eq(tasks.siteId, site.id));
		const [task] = await transaction.delete(tasks).where(mine).returning();
		if (!task) throw new Problem("not_found");
		const change = { siteId: site.id, actor, action: "task.removed", before: { name: task.name }, at: clock.now() };
		await recordChange(transaction, { ...change, subject: task });
	});
}
