import { and, eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type Tool, tools } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";

/** Removes a tool; its past calls keep their rows. @throws Problem `not_found` */
export async function removeTool(context: AdminContext, id: string): Promise<void> {
	await context.database.query.transaction(async (transaction) => {
		const mine = and(eq(tools.siteId, context.site.id), eq(tools.id, id as Tool["id"]));
		const [before] = await transaction.delete(tools).where(mine).returning();
		if (!before) throw new Problem("not_found");
		const { siteId } = before;
		const change = { siteId, actor: context.actor, action: "tool.removed", subject: before, at: context.clock.now() };
		await recordChange(transaction, { ...change, before });
	});
}
