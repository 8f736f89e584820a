import type { AdminAuth } from "../../account/admin-auth.ts";
import type { TurnServices } from "../../conversation/context.ts";
import type { MailServer } from "../../handover/send-letter.ts";

/** What the admin routes work with. */
export interface AdminServices extends TurnServices {
	/** Where email is sent through. */
	readonly mailServer: MailServer | undefined;
	readonly auth: AdminAuth;
	/** Addresses and ranges that requests to the owner's systems leave from; empty when the deployer named none. */
	readonly egressIps: readonly string[];
}
