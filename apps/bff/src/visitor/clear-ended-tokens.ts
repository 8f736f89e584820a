import { lt } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { endedIdentityTokens } from "../database/tables/index.ts";

/** Forgets ended identity tokens that have expired by themselves. */
export async function clearEndedTokens(context: { readonly database: Database; readonly clock: Clock }): Promise<void> {
	await context.database.query
		.delete(endedIdentityTokens)
		.where(lt(endedIdentityTokens.expiresAt, context.clock.now()));
}
