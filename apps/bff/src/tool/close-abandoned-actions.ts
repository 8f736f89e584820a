import { eq } from "drizzle-orm";
import { toolCalls } from "../database/tables/index.ts";
import { closeAbandonedWrites } from "../ledger/close-abandoned-writes.ts";
import type { LedgerContext } from "../ledger/context.ts";
import { ToolProblem } from "./tool-problem.ts";

/**
 * Closes actions whose process is gone, in the ledger and in the calls' rows at once. Nobody's system is asked, so that a process can
 * start with it; what is unknown by then is looked into by `settleWrites`.
 * @param all every action that is under way counts as abandoned: at the start of a process that is the only one
 */
export async function closeAbandonedActions({ database, clock }: LedgerContext, all: boolean): Promise<void> {
	await database.query.transaction(async (transaction) => {
		for (const { id, state, problem, endedAt } of await closeAbandonedWrites(transaction, { now: clock.now(), all })) {
			const output = new ToolProblem(problem === "never_sent" ? "never_sent" : "outcome_unknown").text;
			await transaction
				.update(toolCalls)
				.set({ state, problem, output, outputBytes: Buffer.byteLength(output), endedAt })
				.where(eq(toolCalls.id, id));
		}
	});
}
