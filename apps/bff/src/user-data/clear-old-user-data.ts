import { lt } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { userData, userDataFetches } from "../database/tables/index.ts";

/** How long it is remembered how a question went, and what was answered, in milliseconds. */
const kept = { fetches: 7 * 24 * 3_600_000, answers: 3_600_000 };

/** Forgets answers nobody will use any more, and old notes. */
export async function clearOldUserData(context: { readonly database: Database; readonly clock: Clock }): Promise<void> {
	const now = context.clock.now().getTime();
	await context.database.query.delete(userData).where(lt(userData.askedAt, new Date(now - kept.answers)));
	await context.database.query.delete(userDataFetches).where(lt(userDataFetches.at, new Date(now - kept.fetches)));
}
