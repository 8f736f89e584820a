import type { StreamPart } from "@bellhop/contract/stream-part";
import { and, eq, ne } from "drizzle-orm";
import { approvals, messages, type Turn, toolCalls, turns, writes } from "../database/tables/index.ts";
import { findTool } from "../tool/offer-tools.ts";
import { performWrite } from "../tool/perform-write.ts";
import { cardPart } from "./ask-approval.ts";
import type { VisitorContext } from "./context.ts";
import { ledgerEntriesOf } from "./ledger-entries.ts";
import { receiptPart } from "./receipt-part.ts";

/**
 * Does what the visitor said yes to, before the model is asked how to go on, and shows how it went. A second attempt at the
 * turn finds it done.
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
	const shown = await receiptsOfEarlierAttempts(context, turn);
	for (const entry of await ledgerEntriesOf(query, turn)) {
		if (!shown.has(entry.call.id)) yield receiptPart(entry);
	}
}

/** An answer with a receipt stays when another attempt follows it: the receipt stands once. */
async function receiptsOfEarlierAttempts({ database }: VisitorContext, turn: Turn): Promise<Set<string>> {
	if (turn.attempt === 1 || turn.approvalId === null) return new Set();
	const earlier = await database.query
		.select({ parts: messages.parts })
		.from(turns)
		.innerJoin(messages, eq(messages.id, turns.answerId))
		.where(and(eq(turns.approvalId, turn.approvalId), ne(turns.id, turn.id)));
	const parts = earlier.flatMap((answer) => answer.parts);
	return new Set(parts.flatMap((part) => (part.type === "data-receipt" ? [part.id] : [])));
}
