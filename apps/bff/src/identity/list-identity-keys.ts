import { asc, eq } from "drizzle-orm";
import { identityKeys } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import { type ShownIdentityKey, shownIdentityKey } from "./shown-identity-key.ts";

/** The live identity keys of a site, oldest first, without their secrets. */
export async function listIdentityKeys({ database, site }: SiteContext): Promise<ShownIdentityKey[]> {
	const ofSite = eq(identityKeys.siteId, site.id);
	const order = [asc(identityKeys.createdAt), asc(identityKeys.id)];
	const rows = await database.query
		.select()
		.from(identityKeys)
		.where(ofSite)
		.orderBy(...order);
	return rows.map(shownIdentityKey);
}
