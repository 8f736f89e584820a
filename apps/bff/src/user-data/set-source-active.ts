import { eq } from "drizzle-orm";
import { type UserDataSource, userDataSources } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";
import { lockSource } from "./lock-source.ts";
import { recordSource } from "./record-source.ts";

/** Switches it on or off. @throws Problem `not_found` */
export async function setSourceActive(context: AdminContext, active: boolean): Promise<UserDataSource> {
	const { database, site, clock } = context;
	return database.query.transaction(async (transaction) => {
		const before = await lockSource(transaction, site.id);
		if (!before) throw new Problem("not_found");
		const values = { active, version: before.version + 1, updatedAt: clock.now() };
		const [after] = await transaction
			.update(userDataSources)
			.set(values)
			.where(eq(userDataSources.id, before.id))
			.returning();
		if (!after) throw new Problem("not_found");
		await recordSource(context, transaction, { before, after });
		return after;
	});
}
