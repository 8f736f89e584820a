import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { sites } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "./context.ts";

/** Sets how many tokens of the model a site may use within a day (UTC); null for the ordinary number. */
export async function setDailyTokens(context: AdminContext, dailyTokens: number | null): Promise<void> {
	const { database, site, actor, clock } = context;
	await database.query.transaction(async (transaction) => {
		const mine = eq(sites.id, site.id);
		const [before] = await transaction.select().from(sites).where(mine).for("update");
		const changed = { dailyTokens, updatedAt: clock.now() };
		const [after] = await transaction.update(sites).set(changed).where(mine).returning();
		if (!before || !after) throw new Problem("not_found");
		const change = { siteId: site.id, actor, action: "site.saved", subject: after, at: clock.now() };
		await recordChange(transaction, { ...change, before, after });
	});
}
