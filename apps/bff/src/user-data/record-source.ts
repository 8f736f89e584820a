import { recordChange } from "../audit/record-change.ts";
import type { Queries } from "../database/database.ts";
import type { UserDataSource } from "../database/tables/index.ts";
import type { AdminContext } from "../site/context.ts";
import { shownSource } from "./shown-source.ts";

/** Writes the audit entry of a change; a new secret shows as its last four characters and nothing else. */
export async function recordSource(
	{ site, actor, clock }: AdminContext,
	transaction: Queries,
	{ before, after }: { readonly before: UserDataSource | undefined; readonly after: UserDataSource | undefined },
): Promise<void> {
	const id = (after ?? before)?.id ?? "";
	await recordChange(transaction, {
		siteId: site.id,
		actor,
		action: after ? "user_data.saved" : "user_data.removed",
		subject: { id, name: "User Data API" },
		before: before && { ...shownSource(before) },
		after: after && { ...shownSource(after) },
		at: clock.now(),
	});
}
