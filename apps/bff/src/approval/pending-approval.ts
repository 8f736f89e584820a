import { and, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type ApprovalRow, approvals } from "../database/tables/index.ts";

/** The approval that waits in a conversation, if one does; it may have expired by now. */
export async function pendingApproval(
	queries: Queries,
	conversationId: ApprovalRow["conversationId"],
): Promise<ApprovalRow | undefined> {
	const waiting = and(eq(approvals.conversationId, conversationId), eq(approvals.state, "pending"));
	const [found] = await queries.select().from(approvals).where(waiting);
	return found;
}
