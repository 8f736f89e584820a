import { randomBytes } from "node:crypto";
import { makeId } from "@bellhop/contract/id";
import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type SigningKey, signingKeys } from "../database/tables/index.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import { lockAuthorization } from "./lock-authorization.ts";
import { AuthorizationRefusal } from "./refusal.ts";
import { signingPlace } from "./secret-place.ts";

/** One key that signs, and the next one while the owner's systems learn it. */
const liveKeys = 2;

/**
 * Makes a key that signs what is sent with an authorization from now on. Its secret is shown this once.
 * @throws AuthorizationRefusal `two_keys_live` when one has to be retired first.
 */
export async function addSigningKey(
	context: AdminContext & { readonly keys: KeyRing },
	authorizationId: string,
): Promise<{ readonly key: Omit<SigningKey, "secret">; readonly secret: string }> {
	const { database, site, actor, clock } = context;
	const secret = `whsec_${randomBytes(32).toString("base64")}`;
	const id = makeId("key");
	return database.query.transaction(async (transaction) => {
		const authorization = await lockAuthorization(context, transaction, authorizationId);
		const live = await transaction.$count(signingKeys, eq(signingKeys.authorizationId, authorization.id));
		if (live >= liveKeys) throw new AuthorizationRefusal("two_keys_live", "Retire one of the two keys first.");
		const row = {
			id,
			siteId: site.id,
			authorizationId: authorization.id,
			secret: seal(await currentKeys(transaction, context.keys), signingPlace(site.id, id), secret),
			lastFour: secret.slice(-4),
			createdAt: clock.now(),
		};
		await transaction.insert(signingKeys).values(row);
		const { secret: _, ...key } = row;
		const action = "authorization.signing_key_added";
		const after = { key: id, lastFour: key.lastFour };
		await recordChange(transaction, {
			siteId: site.id,
			actor,
			action,
			subject: authorization,
			after,
			at: key.createdAt,
		});
		return { key, secret };
	});
}
