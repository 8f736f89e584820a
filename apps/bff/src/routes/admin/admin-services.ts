import type { AdminAuth } from "../../account/admin-auth.ts";
import type { TurnServices } from "../../conversation/context.ts";

/** What the admin routes work with. */
export interface AdminServices extends TurnServices {
	readonly auth: AdminAuth;
	/** Addresses and ranges that requests to the owner's systems leave from; empty when the deployer named none. */
	readonly egressIps: readonly string[];
}
