import { and, eq, isNull } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { endedIdentityTokens, sessions } from "../database/tables/index.ts";

/** How long an ended token is remembered after its expiry, in milliseconds: more than clocks may differ. */
const longerThanSkew = 2 * 60_000;

/** Logs out: the token is dead at once, and the identity token it was got with opens no other session. */
export async function endSession(
	context: { readonly database: Database; readonly clock: Clock },
	id: `session_${string}`,
): Promise<void> {
	await context.database.query.transaction(async (transaction) => {
		const [ended] = await transaction
			.update(sessions)
			.set({ endedAt: context.clock.now() })
			.where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
			.returning();
		if (!ended?.identityTokenHash || !ended.identityTokenExpiresAt) return;
		const { siteId, identityTokenHash: tokenHash, identityTokenExpiresAt } = ended;
		const expiresAt = new Date(identityTokenExpiresAt.getTime() + longerThanSkew);
		await transaction.insert(endedIdentityTokens).values({ siteId, tokenHash, expiresAt }).onConflictDoNothing();
	});
}
