import type { StreamPart } from "@bellhop/contract/stream-part";
import { eq } from "drizzle-orm";
import { approvals, type Turn, toolCalls, writes } from "../database/tables/index.ts";
import { findTool } from "../tool/offer-tools.ts";
import { performWrite } from "../tool/perform-write.ts";
import { cardPart } from "./ask-approval.ts";
import type { VisitorContext } from "./context.ts";
import { ledgerEntriesOf } from "./ledger-entries.ts";
import { receiptPart } from "./receipt-part.ts";

/**
 * Does what the visitor said yes to, before the model is asked how to go on, and shows how it went. A second attempt at the
 * turn finds it done and shows it again.
 * @param ending aborted when the process ends
 */
export async function* actOnDecision(
	context: VisitorContext,
	turn: Turn,
	ending: AbortSignal,
): AsyncGenerator<StreamPart, void> {
	const { query } = context.database;
	const { approvalId } = turn;
	if (approvalId === null) return;
	const [found] = await query
		.select({ approval: approvals, call: toolCalls, write: writes })
		.from(approvals)
		.innerJoin(toolCalls, eq(toolCalls.id, approvals.callId))
		.leftJoin(writes, eq(writes.id, approvals.callId))
		.where(eq(approvals.id, approvalId));
	if (!found) return;
	const { approval, call, write } = found;
	yield cardPart(approval, approval.state);
	if (approval.state !== "approved") return;
	if (write?.state === "running" && call.toolId !== null) {
		const { id: callId, input, conversationId } = { ...call, conversationId: turn.conversationId };
		yield { type: "data-step", id: callId, data: { callId, title: approval.card.title, state: "running" } };
		const record = await findTool(context, query, call.toolId);
		const claims = context.visitor.claims ?? undefined;
		if (record) await performWrite({ ...context, claims }, { callId, record, input, conversationId, signal: ending });
	}
	for (const entry of await ledgerEntriesOf(query, turn)) yield receiptPart(entry);
}
