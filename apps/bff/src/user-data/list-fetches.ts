import { desc, eq } from "drizzle-orm";
import { userDataFetches } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** How the newest questions to a site's User Data API went, the last one first. */
export function listFetches({ database, site }: SiteContext) {
	const { number, visitorId, problem, finding, httpStatus, characters, milliseconds, at } = userDataFetches;
	return database.query
		.select({ number, visitorId, problem, finding, httpStatus, characters, milliseconds, at })
		.from(userDataFetches)
		.where(eq(userDataFetches.siteId, site.id))
		.orderBy(desc(number))
		.limit(20);
}
