import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { Site } from "../database/tables/index.ts";

/** What a verb needs to act for one site. */
export interface SiteContext {
	readonly database: Database;
	readonly clock: Clock;
	readonly site: Site;
}
