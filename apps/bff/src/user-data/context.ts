import type { Egress } from "../egress/egress.ts";
import type { Log } from "../log.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import type { Scrubber } from "../secret/scrubber.ts";
import type { SiteContext } from "../site/context.ts";

/** What it takes to ask a site's User Data API. */
export interface UserDataContext extends SiteContext {
	readonly keys: KeyRing;
	readonly scrubber: Scrubber;
	readonly egress: Egress;
	readonly log: Log;
	readonly limits: {
		/** Until the whole answer must be there, in milliseconds. */
		readonly userDataMs: number;
	};
}
