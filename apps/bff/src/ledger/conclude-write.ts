import { and, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Write, writes } from "../database/tables/index.ts";
import type { Claim } from "./claim-write.ts";

/** How an attempt at an action ended. */
export type WriteConclusion = Pick<
	Write,
	"state" | "problem" | "httpStatus" | "reference" | "nextTryAt" | "settledBy" | "endedAt"
>;

/**
 * Writes how an action ended, if the attempt is still the newest: a process that was paused and wakes up later changes
 * nothing. @returns whether it counted
 */
export async function concludeWrite(
	queries: Queries,
	{ id, fence }: Claim,
	conclusion: WriteConclusion,
): Promise<boolean> {
	const mine = and(eq(writes.id, id), eq(writes.fence, fence), eq(writes.state, "running"));
	const written = await queries.update(writes).set(conclusion).where(mine).returning({ id: writes.id });
	return written.length > 0;
}
