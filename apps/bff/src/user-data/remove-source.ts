import { eq } from "drizzle-orm";
import { userDataSources } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";
import { recordSource } from "./record-source.ts";

/** Takes it away, its secret too. @throws Problem `not_found` */
export async function removeSource(context: AdminContext): Promise<void> {
	const { database, site } = context;
	await database.query.transaction(async (transaction) => {
		const [before] = await transaction.delete(userDataSources).where(eq(userDataSources.siteId, site.id)).returning();
		if (!before) throw new Problem("not_found");
		await recordSource(context, transaction, { before, after: undefined });
	});
}
