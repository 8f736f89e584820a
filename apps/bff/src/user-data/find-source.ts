import { eq } from "drizzle-orm";
import { type UserDataSource, userDataSources } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** The site's User Data API, active or not. */
export async function findSource({ database, site }: SiteContext): Promise<UserDataSource | undefined> {
	const [source] = await database.query.select().from(userDataSources).where(eq(userDataSources.siteId, site.id));
	return source;
}
