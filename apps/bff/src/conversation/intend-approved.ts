import { and, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { storable } from "../database/storable.ts";
import { type ApprovalRow, approvals, type Tool, toolCalls } from "../database/tables/index.ts";
import { recordIntent } from "../ledger/record-intent.ts";
import { Problem } from "../problem.ts";
import { applyEdits } from "../tool/apply-edits.ts";
import { findTool } from "../tool/offer-tools.ts";
import { planWrite, type WritePlan } from "../tool/plan-write.ts";
import { ToolProblem } from "../tool/tool-problem.ts";
import { writeCard } from "../tool/write-card.ts";
import type { VisitorContext } from "./context.ts";

interface Approving {
	readonly approval: ApprovalRow;
	/** What the visitor typed into the card, by parameter. */
	readonly values: Readonly<Record<string, string>>;
	readonly at: Date;
}

/**
 * Records, within the transaction that takes the visitor's yes, that exactly what the card showed will be done; with what they
 * changed on it, where the admin lets them. What can no longer be done fails here, before anything is sent.
 * @throws Problem `approval_invalid` with the fields at fault; nothing is settled then
 */
export async function intendApproved(
	context: VisitorContext,
	transaction: Queries,
	{ approval, values, at }: Approving,
): Promise<void> {
	const [call] = await transaction.select().from(toolCalls).where(eq(toolCalls.id, approval.callId));
	if (!call) throw new Problem("approval_not_found");
	const claims = context.visitor.claims ?? undefined;
	const ofCall = eq(toolCalls.id, call.id);
	try {
		const record = call.toolId === null ? undefined : await findTool(context, transaction, call.toolId);
		if (record?.tool.state !== "live") throw new ToolProblem("changed_since_asked");
		const { tool } = record;
		if (plan(tool, call.input, claims).requestHash !== approval.requestHash)
			throw new ToolProblem("changed_since_asked");
		const input = edited(tool, call.input, values);
		const planned = plan(tool, input, claims);
		const { summary, fields, action } = writeCard(tool, input, claims);
		const card = { ...approval.card, summary, fields, ...(action !== undefined && { action }) };
		await transaction
			.update(approvals)
			.set({ card, requestHash: planned.requestHash })
			.where(and(eq(approvals.id, approval.id), eq(approvals.state, "pending")));
		await transaction.update(toolCalls).set({ input, summary, state: "running" }).where(ofCall);
		const { conversationId, turnId } = approval;
		const reached = await recordIntent(transaction, {
			...{ id: call.id, siteId: context.site.id, visitorId: context.visitor.id, conversationId, turnId },
			...{ approvalId: approval.id, tool, ...planned, at },
		});
		if (reached) throw new ToolProblem(reached);
	} catch (error) {
		if (!(error instanceof ToolProblem)) throw error;
		const failed = { state: "failed", problem: error.code, output: error.text } as const;
		await transaction
			.update(toolCalls)
			.set({ ...failed, outputBytes: Buffer.byteLength(error.text), endedAt: at })
			.where(ofCall);
	}
}

/** The same checks as when it was asked for; a value that no longer makes a request is a change of the settings. */
function plan(
	tool: Tool,
	input: Readonly<Record<string, unknown>>,
	claims: Parameters<typeof planWrite>[2],
): WritePlan {
	try {
		return planWrite(tool, input, claims);
	} catch (error) {
		throw error instanceof ToolProblem ? new ToolProblem("changed_since_asked") : error;
	}
}

/** @throws Problem `approval_invalid` */
function edited(
	tool: Tool,
	input: Readonly<Record<string, unknown>>,
	values: Approving["values"],
): Record<string, unknown> {
	const { input: changed, faults } = applyEdits(tool, input, storable(values));
	if (faults.length > 0) throw new Problem("approval_invalid", undefined, faults);
	return changed;
}
