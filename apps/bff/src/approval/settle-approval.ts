import type { ApprovalState } from "@bellhop/contract/approval";
import { and, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type ApprovalRow, approvals } from "../database/tables/index.ts";

/** Settles an approval that is pending. It is good for once: of several who try, one gets it. @returns whether this one did */
export async function settleApproval(
	transaction: Queries,
	{
		id,
		state,
		at,
	}: { readonly id: ApprovalRow["id"]; readonly state: Exclude<ApprovalState, "pending">; readonly at: Date },
): Promise<boolean> {
	const pending = and(eq(approvals.id, id), eq(approvals.state, "pending"));
	const settled = await transaction.update(approvals).set({ state, settledAt: at }).where(pending).returning();
	return settled.length > 0;
}
