import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type Site, sites } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "./context.ts";
import { forgetSite } from "./recall-site.ts";

/** Changes single settings of a site, with an audit entry. @throws Problem `not_found` */
export async function changeSite(
	context: AdminContext,
	change: Partial<Pick<Site, "dailyTokens" | "identity" | "retentionDays">>,
): Promise<Site> {
	const { database, site, actor, clock } = context;
	const changed = await database.query.transaction(async (transaction) => {
		const mine = eq(sites.id, site.id);
		const [before] = await transaction.select().from(sites).where(mine).for("update");
		const values = { ...change, updatedAt: clock.now() };
		const [after] = await transaction.update(sites).set(values).where(mine).returning();
		if (!before || !after) throw new Problem("not_found");
		const entry = { siteId: site.id, actor, action: "site.saved", subject: after, at: clock.now() };
		await recordChange(transaction, { ...entry, before, after });
		return after;
	});
	forgetSite(database, site.id);
	return changed;
}
