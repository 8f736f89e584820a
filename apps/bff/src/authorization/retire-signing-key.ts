import { and, eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type SigningKey, signingKeys } from "../database/tables/index.ts";
import type { AdminContext } from "../site/context.ts";
import { lockAuthorization } from "./lock-authorization.ts";
import { AuthorizationRefusal } from "./refusal.ts";

/** Ends a signing key: nothing is signed with it from now on, and its secret is gone. @throws AuthorizationRefusal `gone` */
export async function retireSigningKey(
	context: AdminContext,
	{ authorizationId, keyId }: { readonly authorizationId: string; readonly keyId: string },
): Promise<void> {
	const { database, site, actor, clock } = context;
	await database.query.transaction(async (transaction) => {
		const authorization = await lockAuthorization(context, transaction, authorizationId);
		const [key] = await transaction
			.delete(signingKeys)
			.where(and(eq(signingKeys.id, keyId as SigningKey["id"]), eq(signingKeys.authorizationId, authorization.id)))
			.returning();
		if (!key) throw new AuthorizationRefusal("gone", "This signing key is no longer there.");
		const action = "authorization.signing_key_retired";
		const before = { key: key.id, lastFour: key.lastFour };
		await recordChange(transaction, {
			siteId: site.id,
			actor,
			action,
			subject: authorization,
			before,
			at: clock.now(),
		});
	});
}
