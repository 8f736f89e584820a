import { lt } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { endedIdentityTokens, sessions } from "../database/tables/index.ts";

/** Forgets ended identity tokens and sessions that have expired by themselves. */
export async function clearEndedTokens(context: { readonly database: Database; readonly clock: Clock }): Promise<void> {
	const { query } = context.database;
	const now = context.clock.now();
	await query.delete(endedIdentityTokens).where(lt(endedIdentityTokens.expiresAt, now));
	await query.delete(sessions).where(lt(sessions.expiresAt, now));
}
