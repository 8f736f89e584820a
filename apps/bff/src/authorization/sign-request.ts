import { createHmac } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { type Authorization, signingKeys } from "../database/tables/index.ts";
import { unsealRow } from "../secret/unseal-row.ts";
import type { AuthorizationContext } from "./context.ts";
import { signingPlace } from "./secret-place.ts";

/** What is signed: the id of the call, which stays the same when it is repeated, and the body as it is sent, byte for byte. */
export interface SignedRequest {
	readonly id: string;
	readonly body: string;
}

/**
 * Standard Webhooks headers with one signature for each live key, so that the owner's system can check who calls, and that
 * nothing was changed or is being played again.
 * @returns nothing when the authorization has no signing key. @throws UnsealError
 */
export async function signRequest(
	context: AuthorizationContext,
	authorization: Authorization,
	{ id, body }: SignedRequest,
): Promise<Record<string, string> | undefined> {
	const queries = context.database.query;
	const mine = eq(signingKeys.authorizationId, authorization.id);
	const live = await queries.select().from(signingKeys).where(mine).orderBy(asc(signingKeys.createdAt));
	if (live.length === 0) return undefined;
	const secrets = live.map(async (key) => {
		const place = signingPlace(authorization.siteId, key.id);
		return unsealRow({ queries, keys: context.keys }, place, key.secret);
	});
	return signedHeaders(await Promise.all(secrets), { id, body, at: context.clock.now() });
}

/** The headers of Standard Webhooks, with one signature for each secret (`whsec_…`). */
export function signedHeaders(
	secrets: readonly string[],
	{ id, body, at }: SignedRequest & { readonly at: Date },
): Record<string, string> {
	const timestamp = Math.floor(at.getTime() / 1_000);
	return {
		"webhook-id": id,
		"webhook-timestamp": String(timestamp),
		"webhook-signature": secrets.map((secret) => sign(secret, `${id}.${timestamp}.${body}`)).join(" "),
	};
}

function sign(secret: string, content: string): string {
	const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
	return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
}
