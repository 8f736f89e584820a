import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { Egress } from "../egress/egress.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import type { Scrubber } from "../secret/scrubber.ts";

/** What it takes to use a stored credential. */
export interface AuthorizationContext {
	readonly database: Database;
	readonly clock: Clock;
	readonly keys: KeyRing;
	readonly scrubber: Scrubber;
	readonly egress: Egress;
}
