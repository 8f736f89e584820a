import type { Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

/** Opens the Postgres server at `url`, or without one the embedded database in `folder`. */
export function connect(place: { readonly url?: string | undefined; readonly folder: string }): Promise<Database> {
	return place.url === undefined ? openPglite(place.folder) : openPostgres(place.url);
}
