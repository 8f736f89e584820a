import { asc } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { type Site, sites } from "../database/tables/index.ts";

/** All sites, by name. */
export function listSites(database: Database): Promise<Site[]> {
	return database.query.select().from(sites).orderBy(asc(sites.name));
}
