import { and, asc, eq } from "drizzle-orm";
import { type SigningKey, signingKeys } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** The live signing keys of an authorization, oldest first, without their secrets. */
export async function listSigningKeys(
	{ database, site }: SiteContext,
	authorizationId: string,
): Promise<Omit<SigningKey, "secret">[]> {
	const keys = await database.query
		.select()
		.from(signingKeys)
		.where(
			and(
				eq(signingKeys.siteId, site.id),
				eq(signingKeys.authorizationId, authorizationId as SigningKey["authorizationId"]),
			),
		)
		.orderBy(asc(signingKeys.createdAt), asc(signingKeys.id));
	return keys.map(({ secret: _, ...key }) => key);
}
