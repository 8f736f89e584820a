import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";

export interface LedgerContext {
	readonly database: Database;
	readonly clock: Clock;
}
