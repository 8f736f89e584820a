import { clearPanel, forgetVisitor } from "./become.ts";
import type { StoreContext } from "./context.ts";
import { enterPanel } from "./enter-panel.ts";
import type { Identity } from "./identity.ts";
import { unsettle } from "./settle-identity.ts";

/** The page says how its user is vouched for. It counts at once, also when somebody else was there before. */
export function identify(context: StoreContext, identity: Identity): Promise<void> {
	unsettle(context);
	context.setIdentity(identity);
	return enterPanel(context);
}

/** The page's user signed out: the session is over, and nothing of them stays here. */
export function logOut(context: StoreContext): void {
	unsettle(context);
	context.setIdentity(undefined);
	forgetVisitor(context);
}

/**
 * Another tab may have signed the user out or another one in, and while the page lay in the back/forward cache
 * (`restored`) anything may have happened: what is not this user's any more leaves the page, and the page is asked again.
 */
export function recheckVisitor(context: StoreContext, restored: boolean): void {
	const { subject } = context.who.value;
	if (subject === undefined) return;
	const same = context.memory.lasting.read().verified?.subject === subject;
	if (same && !restored) return;
	if (!same) clearPanel(context);
	unsettle(context);
	void enterPanel(context);
}
