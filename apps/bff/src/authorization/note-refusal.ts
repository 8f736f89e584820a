import { and, eq } from "drizzle-orm";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import type { AuthorizationContext } from "./context.ts";

/**
 * Notes that the owner's system refused a token that had just been renewed. For a minute no refusal renews anything, so
 * that a system that refuses everything does not make a renewal of every call.
 */
export async function noteRefusal(
	{ database, clock }: AuthorizationContext,
	id: Authorization["id"],
	version: number,
): Promise<void> {
	await database.query
		.update(authorizations)
		.set({ refusedAt: clock.now() })
		.where(and(eq(authorizations.id, id), eq(authorizations.version, version)));
}
