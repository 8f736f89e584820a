import { and, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import { AuthorizationRefusal } from "./refusal.ts";

/**
 * One authorization of the site, kept for this transaction; what only refers to it, such as a tool being saved, does not wait.
 * @throws AuthorizationRefusal `gone`
 */
export async function lockAuthorization(
	{ site }: SiteContext,
	transaction: Queries,
	id: string,
): Promise<Authorization> {
	const mine = and(eq(authorizations.siteId, site.id), eq(authorizations.id, id as Authorization["id"]));
	const [row] = await transaction.select().from(authorizations).where(mine).for("no key update");
	if (!row) throw new AuthorizationRefusal("gone", "The authorization is no longer there.");
	return row;
}
