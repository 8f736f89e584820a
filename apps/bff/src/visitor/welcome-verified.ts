import { makeId } from "@bellhop/contract/id";
import { and, eq, sql } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { endedIdentityTokens, identityKeys, type Visitor, visitors } from "../database/tables/index.ts";
import { IdentityInvalid } from "../problem.ts";
import type { SiteContext } from "../site/context.ts";
import type { VerifiedIdentity } from "./verified-identity.ts";

/**
 * The visitor that a subject of the site is, made at their first visit and locked until the transaction ends. Claims of a
 * newer token replace those of an older one, never the other way round. The key is held as well: a revocation at the
 * same time either comes first, and this is refused, or sees the session that follows and ends it.
 * @throws IdentityInvalid `token_ended` | `key_unknown`
 */
export async function welcomeVerified(
	{ site, clock }: SiteContext,
	transaction: Queries,
	identity: VerifiedIdentity,
): Promise<Visitor> {
	const { subject, claims, issuedAt } = identity;
	const row = { id: makeId("visitor"), siteId: site.id, createdAt: clock.now(), subject, claims };
	const newer = sql`${visitors.claimsIssuedAt} is null or ${visitors.claimsIssuedAt} <= excluded.claims_issued_at`;
	const [visitor] = await transaction
		.insert(visitors)
		.values({ ...row, claimsIssuedAt: issuedAt })
		.onConflictDoUpdate({
			target: [visitors.siteId, visitors.subject],
			targetWhere: sql`subject is not null`,
			set: {
				claims: sql`case when ${newer} then excluded.claims else ${visitors.claims} end`,
				claimsIssuedAt: sql`greatest(${visitors.claimsIssuedAt}, excluded.claims_issued_at)`,
			},
		})
		.returning();
	if (!visitor) throw new Error("The visitor was not written.");
	await refuseEnded(transaction, visitor, identity);
	return visitor;
}

async function refuseEnded(transaction: Queries, visitor: Visitor, identity: VerifiedIdentity): Promise<void> {
	const { keyId, tokenHash, issuedAt } = identity;
	const key = transaction.select({ id: identityKeys.id }).from(identityKeys).where(eq(identityKeys.id, keyId));
	if ((await key.for("key share")).length === 0) {
		throw new IdentityInvalid("key_unknown", "The key was revoked a moment ago.");
	}
	const endedForAll = visitor.tokensEndedAt !== null && issuedAt <= visitor.tokensEndedAt;
	const same = and(eq(endedIdentityTokens.siteId, visitor.siteId), eq(endedIdentityTokens.tokenHash, tokenHash));
	if (endedForAll || (await transaction.$count(endedIdentityTokens, same)) > 0) {
		throw new IdentityInvalid("token_ended", "Its session was logged out. Sign a new token.");
	}
}
