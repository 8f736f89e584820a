import { and, eq, isNull } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type IdentityKey, identityKeys, sessions } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";
import { shownIdentityKey } from "./shown-identity-key.ts";

/**
 * Ends an identity key: no token it signed is accepted from now on, the sessions opened with one are dead, and its secret is
 * gone. Pages whose server signs with another live key get new sessions unseen. @throws Problem `not_found`
 */
export async function revokeIdentityKey(context: AdminContext, id: string): Promise<void> {
	const { database, site, actor, clock } = context;
	await database.query.transaction(async (transaction) => {
		const mine = and(eq(identityKeys.siteId, site.id), eq(identityKeys.id, id as IdentityKey["id"]));
		const [key] = await transaction.delete(identityKeys).where(mine).returning();
		if (!key) throw new Problem("not_found");
		const opened = and(eq(sessions.identityKeyId, key.id), isNull(sessions.endedAt));
		await transaction.update(sessions).set({ endedAt: clock.now() }).where(opened);
		const subject = { id: key.id, name: key.kid ?? key.issuer ?? key.id };
		const change = { siteId: site.id, actor, action: "identity_key.revoked", subject, at: clock.now() };
		await recordChange(transaction, { ...change, before: { ...shownIdentityKey(key) } });
	});
}
