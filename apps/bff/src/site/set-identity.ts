import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type Site, sites } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "./context.ts";

/** Says whether a site's visitors may stay anonymous; sessions of those who are end with it, as far as chats go. */
export async function setIdentity(context: AdminContext, identity: Site["identity"]): Promise<Site> {
	const { database, site, actor, clock } = context;
	return database.query.transaction(async (transaction) => {
		const mine = eq(sites.id, site.id);
		const [before] = await transaction.select().from(sites).where(mine).for("update");
		const [after] = await transaction.update(sites).set({ identity, updatedAt: clock.now() }).where(mine).returning();
		if (!before || !after) throw new Problem("not_found");
		const change = { siteId: site.id, actor, action: "site.saved", subject: after, at: clock.now() };
		await recordChange(transaction, { ...change, before, after });
		return after;
	});
}
