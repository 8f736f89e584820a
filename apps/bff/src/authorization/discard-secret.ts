import type { Authorization } from "../database/tables/index.ts";
import type { AdminContext } from "../site/context.ts";
import { changeAuthorization } from "./change-authorization.ts";

/** Forgets a new secret that was not confirmed; the old one stays. @throws AuthorizationRefusal `nothing_pending` */
export async function discardSecret(context: AdminContext, authorizationId: string): Promise<Authorization> {
	const change = { authorizationId, action: "authorization.secret_discarded", pending: true };
	return changeAuthorization(context, change, async () => ({ pendingSecret: null, pendingSetAt: null }));
}
