import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { Site } from "../database/tables/index.ts";

/** What a verb needs to act for one site. */
export interface SiteContext {
	readonly database: Database;
	readonly clock: Clock;
	readonly site: Site;
}

/** Somebody changing a site. */
export interface AdminContext extends SiteContext {
	/** An admin's email address, or `bellhop` for what the program does by itself. */
	readonly actor: string;
}
