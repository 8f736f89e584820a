import { and, eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { toolCalls, type Write, writes } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";

const told = {
	done: { ok: true, data: "It was done, as the site's team has found out." },
	failed: { ok: false, problem: "not_done", explanation: "It was not done, as the site's team has found out." },
} as const;

/**
 * The site's team found out how an action of unknown outcome ended. From then on the visitor's receipt and the agent say so.
 * @throws Problem `not_found`, `write_not_unknown`
 */
export async function settleByHand(
	{ database, site, actor, clock }: AdminContext,
	{ id, outcome }: { readonly id: string; readonly outcome: "done" | "failed" },
): Promise<void> {
	const at = clock.now();
	await database.query.transaction(async (transaction) => {
		const mine = and(eq(writes.id, id as Write["id"]), eq(writes.siteId, site.id));
		const [write] = await transaction.select().from(writes).where(mine).for("update");
		if (!write) throw new Problem("not_found");
		if (write.state !== "unknown") throw new Problem("write_not_unknown");
		const problem = outcome === "done" ? null : "not_done";
		const settled = { state: outcome, problem, settledBy: "admin", nextTryAt: null, endedAt: at } as const;
		await transaction.update(writes).set(settled).where(mine);
		const output = JSON.stringify(told[outcome]);
		await transaction
			.update(toolCalls)
			.set({ state: outcome, problem, output, outputBytes: Buffer.byteLength(output) })
			.where(eq(toolCalls.id, write.id));
		const change = { siteId: site.id, actor, action: "action.settled", at };
		const [before, after] = [{ state: write.state }, { state: outcome }];
		await recordChange(transaction, { ...change, subject: { id: write.id, name: write.toolName }, before, after });
	});
}
