import { eq } from "drizzle-orm";
import { settleApproval } from "../approval/settle-approval.ts";
import type { Queries } from "../database/database.ts";
import { type ApprovalRow, toolCalls } from "../database/tables/index.ts";
import { ToolProblem } from "../tool/tool-problem.ts";

const problems = { denied: "declined", expired: "expired", withdrawn: "withdrawn" } as const;

/**
 * Settles an approval without a yes, within the caller's transaction: the call that waits is declined, with words for the model.
 * @returns whether it was still pending
 */
export async function declineCall(
	transaction: Queries,
	{ id, callId }: Pick<ApprovalRow, "id" | "callId">,
	{ state, at }: { readonly state: keyof typeof problems; readonly at: Date },
): Promise<boolean> {
	if (!(await settleApproval(transaction, { id, state, at }))) return false;
	const output = new ToolProblem(problems[state]).text;
	await transaction
		.update(toolCalls)
		.set({ state: "declined", problem: problems[state], output, outputBytes: Buffer.byteLength(output), endedAt: at })
		.where(eq(toolCalls.id, callId));
	return true;
}
