import { asc, eq } from "drizzle-orm";
import { authorizations } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import { type ShownAuthorization, shownAuthorization } from "./shown-authorization.ts";

/** The stored credentials of a site, by name, without anything sealed. */
export async function listAuthorizations({ database, site }: SiteContext): Promise<ShownAuthorization[]> {
	const rows = await database.query
		.select()
		.from(authorizations)
		.where(eq(authorizations.siteId, site.id))
		.orderBy(asc(authorizations.name));
	return rows.map(shownAuthorization);
}
