import { eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { sites, type UserDataSource, userDataSources } from "../database/tables/index.ts";

/** The site's User Data API, to be changed. Locks the site as well: two admins who make the first one at once follow one another. */
export async function lockSource(
	transaction: Queries,
	siteId: UserDataSource["siteId"],
): Promise<UserDataSource | undefined> {
	await transaction.select({ id: sites.id }).from(sites).where(eq(sites.id, siteId)).for("update");
	const [source] = await transaction.select().from(userDataSources).where(eq(userDataSources.siteId, siteId));
	return source;
}
