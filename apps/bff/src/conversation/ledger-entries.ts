import { eq, inArray, or } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { approvals, type Turn, toolCalls, writes } from "../database/tables/index.ts";
import type { LedgerEntry } from "./receipt-part.ts";

const columns = { call: toolCalls, write: writes };

/** The calls of these ids with their rows in the ledger. */
export async function ledgerEntries(queries: Queries, ids: readonly `call_${string}`[]): Promise<LedgerEntry[]> {
	if (ids.length === 0) return [];
	const wanted = inArray(toolCalls.id, [...ids]);
	return queries.select(columns).from(toolCalls).leftJoin(writes, eq(writes.id, toolCalls.id)).where(wanted);
}

/** The actions that a turn was to do: those it did without asking, and the one the visitor had said yes to. */
export async function ledgerEntriesOf(queries: Queries, turn: Turn): Promise<LedgerEntry[]> {
	const { approvalId } = turn;
	const unasked = eq(writes.turnId, turn.id);
	const asked = approvalId === null ? undefined : eq(approvals.id, approvalId);
	const found = await queries
		.select({ ...columns, approval: approvals })
		.from(toolCalls)
		.leftJoin(writes, eq(writes.id, toolCalls.id))
		.leftJoin(approvals, eq(approvals.callId, toolCalls.id))
		.where(asked ? or(unasked, asked) : unasked);
	return found.filter(
		({ approval }) => approval === null || (approval.state === "approved" && approval.id === approvalId),
	);
}
