import { and, eq, sql } from "drizzle-orm";
import { type Write, writes } from "../database/tables/index.ts";
import type { LedgerContext } from "./context.ts";

/** An attempt to do an action, or to find out about it: the ledger takes an outcome from the newest one alone. */
export interface Claim {
	readonly id: Write["id"];
	readonly fence: number;
}

/**
 * Takes an action to be sent now: the first attempt at one whose intent is recorded, or another one at one whose outcome is
 * unknown. Of many who try at once one gets it.
 * @param seen the row as the caller read it. @param leaseMs how long it may take; past it others may look into it
 * @returns nothing when somebody else was faster
 */
export async function claimWrite(
	{ database, clock }: LedgerContext,
	seen: Pick<Write, "id" | "fence" | "state">,
	leaseMs: number,
): Promise<Claim | undefined> {
	const same = and(eq(writes.id, seen.id), eq(writes.fence, seen.fence), eq(writes.state, seen.state));
	const leaseUntil = new Date(clock.now().getTime() + leaseMs);
	const [claimed] = await database.query
		.update(writes)
		.set({ state: "running", fence: sql`${writes.fence} + 1`, leaseUntil })
		.where(same)
		.returning({ id: writes.id, fence: writes.fence });
	return claimed;
}
