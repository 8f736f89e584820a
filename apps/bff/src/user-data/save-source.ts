import { makeId } from "@bellhop/contract/id";
import { eq } from "drizzle-orm";
import { lastFourOf } from "../authorization/secret-place.ts";
import { type UserDataSource, userDataSources } from "../database/tables/index.ts";
import { judgeField } from "../egress/judge-field.ts";
import { currentKeys } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import type { UserDataContext } from "./context.ts";
import { lockSource } from "./lock-source.ts";
import { recordSource } from "./record-source.ts";
import { refuseCarrying } from "./refuse-carrying.ts";
import { type SourceInput, sourceInput } from "./source-input.ts";
import { sourcePlace } from "./source-place.ts";

/** An admin at work on a site's User Data API. */
export type SourceContext = AdminContext & Pick<UserDataContext, "keys" | "egress">;

/**
 * Makes the site's User Data API, not active yet, or changes the one there is. The secret is sealed and never comes out of
 * here again; saving without one keeps the stored one, unless it would then be sent somewhere else.
 * @throws ZodError, Problem `input_invalid` (an address that may not be asked, a secret that is missing)
 */
export async function saveSource(context: SourceContext, input: SourceInput): Promise<UserDataSource> {
	const { secret, ...wanted } = sourceInput.parse(input);
	judgeField(context.egress, "url", wanted.url);
	const { database, site, clock } = context;
	return database.query.transaction(async (transaction) => {
		const before = await lockSource(transaction, site.id);
		if (secret === undefined) refuseCarrying(before, wanted.url);
		const id = before?.id ?? makeId("source");
		const now = clock.now();
		const sealed = secret && {
			secret: seal(await currentKeys(transaction, context.keys), sourcePlace(site.id, id), secret),
			lastFour: lastFourOf(secret),
			secretSetAt: now,
		};
		const values = { ...wanted, ...sealed, version: (before?.version ?? 0) + 1, updatedAt: now };
		const [after] = before
			? await transaction.update(userDataSources).set(values).where(eq(userDataSources.id, id)).returning()
			: await transaction
					.insert(userDataSources)
					.values({ ...(values as NewSource), id, siteId: site.id, active: false, createdAt: now })
					.returning();
		if (!after) throw new Error("The User Data API was not written.");
		await recordSource(context, transaction, { before, after });
		return after;
	});
}

type NewSource = typeof userDataSources.$inferInsert;
