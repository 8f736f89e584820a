import type { Authorization } from "../database/tables/index.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import { secretText } from "./authorization-input.ts";
import { changeAuthorization } from "./change-authorization.ts";
import { secretPlace } from "./secret-place.ts";

/**
 * Stores a new secret beside the old one, which stays in use until a trial call with the new one passed
 * (`authorize` with `secret: "pending"`) and `confirmSecret` was called.
 * @throws ZodError
 */
export async function replaceSecret(
	context: AdminContext & { readonly keys: KeyRing },
	authorizationId: string,
	secret: string,
): Promise<Authorization> {
	const clear = secretText.parse(secret);
	const action = "authorization.secret_stored";
	return changeAuthorization(context, { authorizationId, action }, async ({ id, siteId }, transaction) => ({
		pendingSecret: seal(await currentKeys(transaction, context.keys), secretPlace(siteId, id, "pending_secret"), clear),
		pendingSetAt: context.clock.now(),
	}));
}
