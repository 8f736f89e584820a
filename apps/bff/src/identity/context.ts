import type { Egress } from "../egress/egress.ts";
import type { Log } from "../log.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import type { SiteContext } from "../site/context.ts";
import type { KeySets } from "./key-sets.ts";

/** What it takes to judge an identity token of a site. */
export interface IdentityContext extends SiteContext {
	readonly keys: KeyRing;
	readonly egress: Egress;
	readonly keySets: KeySets;
	readonly log: Log;
}
