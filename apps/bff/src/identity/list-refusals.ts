import { desc, eq } from "drizzle-orm";
import { identityRefusals } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** Why the site's identity tokens were refused, the last one first. */
export function listRefusals({ database, site }: SiteContext) {
	const { reason, times, finding, lastAt } = identityRefusals;
	return database.query
		.select({ reason, times, finding, lastAt })
		.from(identityRefusals)
		.where(eq(identityRefusals.siteId, site.id))
		.orderBy(desc(lastAt));
}
