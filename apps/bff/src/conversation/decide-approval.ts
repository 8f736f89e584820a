import type { ApprovalDecision } from "@bellhop/contract/approval";
import type { Id } from "@bellhop/contract/id";
import { and, desc, eq } from "drizzle-orm";
import { stateAt } from "../approval/approval-of.ts";
import { settleApproval } from "../approval/settle-approval.ts";
import type { Queries } from "../database/database.ts";
import { type ApprovalRow, approvals, type Reservation, type Turn, turns } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import { beginTurn, launchTurn } from "./begin-turn.ts";
import type { VisitorContext } from "./context.ts";
import { declineCall } from "./decline-call.ts";
import { intendApproved } from "./intend-approved.ts";
import { requireConversation } from "./require-conversation.ts";
import { withReservation } from "./with-reservation.ts";

/** A visitor's word on a card. */
export interface DecidedApproval extends ApprovalDecision {
	readonly chatId: string;
	readonly approvalId: Id<"appr">;
}

/**
 * Takes the visitor's yes or no from the card and starts the turn that acts on it and tells what came of it. When this
 * returns, the word is committed, and with a yes the intent in the ledger. The same word again, from another tab too, gives
 * the same turn; one that comes too late starts a turn that says so.
 * @throws Problem `chat_not_found`, `approval_not_found` (also for another session), `approval_settled` (the other word was
 * given, or it was withdrawn), `approval_invalid` (with the fields), `turn_running`, `unavailable`; RateLimited.
 */
export async function decideApproval(context: VisitorContext, decided: DecidedApproval): Promise<Turn> {
	const earlier = await context.database.query.transaction((transaction) =>
		earlierDecision(context, transaction, decided),
	);
	if (earlier) return earlier;
	const { turn } = await withReservation(context, (reservation) => decide(context, decided, reservation));
	return turn;
}

async function decide(
	context: VisitorContext,
	decided: DecidedApproval,
	reservation: Reservation,
): Promise<{ readonly turn: Turn; readonly fresh: boolean }> {
	const begun = await context.database.query.transaction(async (transaction) => {
		const earlier = await earlierDecision(context, transaction, decided);
		if (earlier) return { turn: earlier, fresh: false };
		const approval = await findApproval(context, transaction, decided);
		await refuseWhileRunning(transaction, approval.conversationId);
		await settle(context, transaction, { approval, decided });
		const [asking] = await transaction.select().from(turns).where(eq(turns.id, approval.turnId));
		if (!asking) throw new Problem("approval_not_found");
		const message = { id: asking.messageId, conversationId: approval.conversationId };
		const turn = await beginTurn(context, transaction, {
			...{ message, attempt: 1, approvalId: approval.id, reservation },
		});
		return { turn, fresh: true };
	});
	if (begun.fresh) launchTurn(context, begun.turn);
	return begun;
}

/** The turn that the same word has started already. @throws Problem */
async function earlierDecision(
	context: VisitorContext,
	transaction: Queries,
	decided: DecidedApproval,
): Promise<Turn | undefined> {
	const approval = await findApproval(context, transaction, decided);
	if (approval.state === "pending") return undefined;
	const [turn] = await transaction
		.select()
		.from(turns)
		.where(eq(turns.approvalId, approval.id))
		.orderBy(desc(turns.attempt))
		.limit(1);
	const same = approval.state === (decided.decision === "approve" ? "approved" : "denied");
	if (!turn || !(same || approval.state === "expired")) throw new Problem("approval_settled");
	return turn;
}

/** Locked, with its conversation, until the transaction ends. */
async function findApproval(
	context: VisitorContext,
	transaction: Queries,
	{ chatId, approvalId }: DecidedApproval,
): Promise<ApprovalRow> {
	const conversation = await requireConversation(context, transaction, chatId);
	const [approval] = await transaction
		.select()
		.from(approvals)
		.where(and(eq(approvals.id, approvalId), eq(approvals.conversationId, conversation.id)))
		.for("update");
	if (approval?.sessionId !== context.session) throw new Problem("approval_not_found");
	return approval;
}

async function settle(
	context: VisitorContext,
	transaction: Queries,
	{ approval, decided }: { readonly approval: ApprovalRow; readonly decided: DecidedApproval },
): Promise<void> {
	const at = context.clock.now();
	if (stateAt(approval, at) === "expired") {
		await declineCall(transaction, approval, { state: "expired", at });
	} else if (decided.decision === "deny") {
		await declineCall(transaction, approval, { state: "denied", at });
	} else {
		await intendApproved(context, transaction, { approval, values: decided.values ?? {}, at });
		await settleApproval(transaction, { id: approval.id, state: "approved", at });
	}
}

async function refuseWhileRunning(transaction: Queries, conversationId: ApprovalRow["conversationId"]): Promise<void> {
	const running = and(eq(turns.conversationId, conversationId), eq(turns.state, "running"));
	if ((await transaction.$count(turns, running)) > 0) throw new Problem("turn_running");
}
