import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import type { Queries } from "../database/database.ts";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import type { AdminContext } from "../site/context.ts";
import { lockAuthorization } from "./lock-authorization.ts";
import { AuthorizationRefusal } from "./refusal.ts";
import { auditedAuthorization } from "./shown-authorization.ts";

/** Which row is changed, under what name, and whether it must have a new secret waiting. */
export interface AuthorizationChange {
	readonly authorizationId: string;
	readonly action: string;
	readonly pending?: boolean;
}

/** Changes one authorization of the site under its row lock, with the audit entry in the same transaction. */
export async function changeAuthorization(
	context: AdminContext,
	{ authorizationId, action, pending }: AuthorizationChange,
	values: (row: Authorization, transaction: Queries) => Promise<Partial<Authorization>>,
): Promise<Authorization> {
	const { database, site, actor, clock } = context;
	return database.query.transaction(async (transaction) => {
		const before = await lockAuthorization(context, transaction, authorizationId);
		if (pending && before.pendingSecret === null) {
			throw new AuthorizationRefusal("nothing_pending", `"${before.name}" has no new secret to be tried.`);
		}
		const [after] = await transaction
			.update(authorizations)
			.set(await values(before, transaction))
			.where(eq(authorizations.id, before.id))
			.returning();
		if (!after) throw new Error("The authorization was not written.");
		const shown = { before: auditedAuthorization(before), after: auditedAuthorization(after) };
		await recordChange(transaction, { siteId: site.id, actor, action, subject: after, at: clock.now(), ...shown });
		return after;
	});
}
