import { makeId } from "@bellhop/contract/id";
import { type Visitor, visitors } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import { insertSession, type OpenedSession } from "./insert-session.ts";
import type { VerifiedIdentity } from "./verified-identity.ts";
import { welcomeVerified } from "./welcome-verified.ts";

/**
 * Opens a session: for a new anonymous visitor, or for the one visitor that a verified subject is on every device.
 * @throws IdentityInvalid `token_ended` | `key_unknown`
 */
export async function openSession(context: SiteContext, identity?: VerifiedIdentity): Promise<OpenedSession> {
	const now = context.clock.now();
	return context.database.query.transaction(async (transaction) => {
		if (identity) {
			const visitor = await welcomeVerified(context, transaction, identity);
			return insertSession(transaction, { visitor, identity, now });
		}
		const visitor: Visitor = { id: makeId("visitor"), siteId: context.site.id, createdAt: now, ...anonymous };
		await transaction.insert(visitors).values(visitor);
		return insertSession(transaction, { visitor, now });
	});
}

const anonymous = { subject: null, claims: null, claimsIssuedAt: null, tokensEndedAt: null };
