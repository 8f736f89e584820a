import { makeId } from "@bellhop/contract/id";
import type { AgentOutcome, ShownPart } from "../agent/agent-tool.ts";
import { approvalLife, approvalOf, stateAt } from "../approval/approval-of.ts";
import { pendingApproval } from "../approval/pending-approval.ts";
import { waitingText } from "../approval/waiting-text.ts";
import type { Queries } from "../database/database.ts";
import { type ApprovalRow, approvals, type Turn, toolCalls } from "../database/tables/index.ts";
import { capReached } from "../ledger/record-intent.ts";
import { planWrite } from "../tool/plan-write.ts";
import { ToolProblem } from "../tool/tool-problem.ts";
import { writeCard } from "../tool/write-card.ts";
import type { VisitorContext } from "./context.ts";
import { declineCall } from "./decline-call.ts";
import { requireConversation } from "./require-conversation.ts";
import type { WishedWrite } from "./wished-write.ts";

/**
 * Asks the visitor whether exactly this may be done. A card that still waits from an earlier turn is withdrawn for it; within
 * one turn there is one.
 * @throws ToolProblem when it could not be done anyway
 */
export async function askApproval(context: VisitorContext, turn: Turn, wish: WishedWrite): Promise<AgentOutcome> {
	const { database, visitor, clock } = context;
	const { tool } = wish.record;
	const plan = planWrite(tool, wish.input, wish.claims);
	const at = clock.now();
	const reached = await capReached(database.query, { tool, visitorId: visitor.id, amount: plan.amount, at });
	if (reached) throw new ToolProblem(reached);
	const card = writeCard(tool, wish.input, wish.claims);
	const shows = await database.query.transaction(async (transaction): Promise<ShownPart[]> => {
		// Calls of one step run at once: they follow one another here.
		await requireConversation(context, transaction, turn.conversationId);
		const withdrawn = await makeRoom(transaction, turn, at);
		await transaction.insert(toolCalls).values({
			...{ id: wish.callId, turnId: turn.id, toolId: tool.id, toolName: tool.name, input: { ...wish.input } },
			...{ summary: card.summary, state: "waiting", startedAt: at },
		});
		const approvalId = makeId("appr");
		const expiresAt = new Date(at.getTime() + approvalLife);
		const [row] = await transaction
			.insert(approvals)
			.values({
				...{ id: approvalId, conversationId: turn.conversationId, turnId: turn.id, sessionId: context.session },
				...{ callId: wish.callId, requestHash: plan.requestHash, state: "pending", createdAt: at, expiresAt },
				card: { approvalId, callId: wish.callId, ...card, expiresAt: expiresAt.toISOString() },
			})
			.returning();
		return [...withdrawn, ...(row ? [cardPart(row, "pending")] : [])];
	});
	return { text: waitingText, failed: false, shows, ends: true };
}

/** The card of an approval as a stream part. */
export function cardPart(row: ApprovalRow, state: ApprovalRow["state"]): ShownPart & { type: "data-approval" } {
	return { type: "data-approval", id: row.id, data: approvalOf(row, state) };
}

/** Settles what still waits from an earlier turn. @throws ToolProblem `one_at_a_time` */
async function makeRoom(transaction: Queries, turn: Turn, at: Date): Promise<ShownPart[]> {
	const before = await pendingApproval(transaction, turn.conversationId);
	if (!before) return [];
	if (before.turnId === turn.id) throw new ToolProblem("one_at_a_time");
	const state = stateAt(before, at) === "expired" ? "expired" : "withdrawn";
	if (!(await declineCall(transaction, before, { state, at }))) return [];
	return [cardPart(before, state)];
}
