import { and, eq, isNull } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { sessions } from "../database/tables/index.ts";

/** Logs out: the token is dead at once. */
export async function endSession(
	context: { readonly database: Database; readonly clock: Clock },
	id: `session_${string}`,
): Promise<void> {
	await context.database.query
		.update(sessions)
		.set({ endedAt: context.clock.now() })
		.where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
}
