import { and, eq, gte, ne, or, sql } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Tool, type Write, writes } from "../database/tables/index.ts";

/** How long an action may wait for somebody to begin with it, in milliseconds. */
const untilBegun = 30_000;

/** An action that will be done, as it is known before its request leaves. */
export type Intent = Pick<
	Write,
	"id" | "siteId" | "visitorId" | "conversationId" | "turnId" | "approvalId" | "requestHash"
> & {
	readonly tool: Tool;
	/** The value of the parameter that the tool's cap on amounts names. */
	readonly amount: number | null;
	readonly at: Date;
};

/** Why an action may not be done: what the tool's caps allow for a visitor within a day is used up. */
export type CapReached = "calls_cap" | "amount_cap";

/**
 * Writes into the ledger, within the caller's transaction, that an action will be done: from its commit on nobody forgets
 * it. Actions of one tool for one visitor follow one another here, so that none slips through beside another.
 * @returns the cap that forbids it, and then nothing is written
 */
export async function recordIntent(transaction: Queries, intent: Intent): Promise<CapReached | undefined> {
	const { tool, at, ...row } = intent;
	await transaction.execute(sql`select pg_advisory_xact_lock(4205, hashtext(${`${tool.id} ${row.visitorId}`}))`);
	const reached = await capReached(transaction, intent);
	if (reached) return reached;
	await transaction.insert(writes).values({
		...row,
		toolId: tool.id,
		toolName: tool.name,
		idempotent: tool.idempotent,
		shadow: tool.writing.shadow ?? false,
		state: "running",
		leaseUntil: new Date(at.getTime() + untilBegun),
		startedAt: at,
	});
	return undefined;
}

/**
 * Whether an action would go beyond what its tool allows for a visitor within a day (UTC). What failed counts not; what is
 * under way, unknown or only tried out in the shadow does.
 */
export async function capReached(
	queries: Queries,
	{ tool, visitorId, amount, at }: Pick<Intent, "tool" | "visitorId" | "amount" | "at">,
): Promise<CapReached | undefined> {
	const { callsPerDay, amountPerDay } = tool.writing;
	if (callsPerDay === undefined && amountPerDay === undefined) return undefined;
	const today = new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`);
	const [used] = await queries
		.select({ calls: sql<number>`count(*)::int`, amount: sql<number>`coalesce(sum(${writes.amount}), 0)::float8` })
		.from(writes)
		.where(
			and(
				eq(writes.toolId, tool.id),
				eq(writes.visitorId, visitorId),
				gte(writes.startedAt, today),
				or(ne(writes.state, "failed"), writes.shadow),
			),
		);
	if (callsPerDay !== undefined && (used?.calls ?? 0) >= callsPerDay) return "calls_cap";
	// A thousandth is left for what binary fractions do to a sum of pence.
	const sum = (used?.amount ?? 0) + (amount ?? 0);
	return amountPerDay && sum > amountPerDay.most + 0.001 ? "amount_cap" : undefined;
}
