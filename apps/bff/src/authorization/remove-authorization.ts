import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { authorizations, tools } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";
import { lockAuthorization } from "./lock-authorization.ts";
import { auditedAuthorization } from "./shown-authorization.ts";

/** Removes a stored credential for good. @throws Problem `authorization_in_use` while a tool uses it */
export async function removeAuthorization(context: AdminContext, authorizationId: string): Promise<void> {
	const { database, site, actor, clock } = context;
	await database.query.transaction(async (transaction) => {
		const before = await lockAuthorization(context, transaction, authorizationId);
		const users = await transaction
			.select({ name: tools.name })
			.from(tools)
			.where(eq(tools.authorizationId, before.id));
		if (users.length > 0) {
			const names = users.map(({ name }) => name).join(", ");
			throw new Problem("authorization_in_use", `Used by ${names}. Give these tools another authorization first.`);
		}
		await transaction.delete(authorizations).where(eq(authorizations.id, before.id));
		const change = { siteId: site.id, actor, action: "authorization.removed", subject: before, at: clock.now() };
		await recordChange(transaction, { ...change, before: auditedAuthorization(before) });
	});
}
