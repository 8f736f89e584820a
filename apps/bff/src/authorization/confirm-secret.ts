import type { Authorization } from "../database/tables/index.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import { changeAuthorization } from "./change-authorization.ts";
import { lastFourOf, openColumn, secretPlace } from "./secret-place.ts";

/**
 * Puts the new secret in the place of the old one, which is gone for good. Tokens of the client credentials kind are
 * dropped, so that the next call is made with the new secret alone.
 * @throws AuthorizationRefusal `nothing_pending`
 */
export async function confirmSecret(
	context: AdminContext & { readonly keys: KeyRing },
	authorizationId: string,
): Promise<Authorization> {
	const action = "authorization.secret_replaced";
	return changeAuthorization(context, { authorizationId, action, pending: true }, async (row, transaction) => {
		const keys = await currentKeys(transaction, context.keys);
		const clear = await openColumn({ queries: transaction, keys }, row, "pendingSecret");
		return {
			secret: seal(keys, secretPlace(row.siteId, row.id), clear),
			lastFour: lastFourOf(clear),
			secretSetAt: context.clock.now(),
			pendingSecret: null,
			pendingSetAt: null,
			...(row.settings.kind === "oauth2_client_credentials" && { tokens: null, version: row.version + 1 }),
		};
	});
}
