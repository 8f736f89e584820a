import type { Authorization } from "../database/tables/index.ts";

/** What an admin may see of an authorization: everything but what is sealed. */
export type ShownAuthorization = ReturnType<typeof shownAuthorization>;

/** An authorization without anything sealed, for the config page. */
export function shownAuthorization(authorization: Authorization) {
	const { secret: _, pendingSecret, tokens, version: __, ...shown } = authorization;
	return { ...shown, pending: pendingSecret !== null, connected: tokens !== null };
}

/** What of an authorization stands in the audit: what an admin changes, not what happens to it in use. */
export function auditedAuthorization(authorization: Authorization) {
	const { name, settings, origins, purpose, lastFour, secretSetAt, pendingSetAt } = authorization;
	return { name, settings, origins, purpose, lastFour, secretStoredAt: secretSetAt, newSecretStoredAt: pendingSetAt };
}
