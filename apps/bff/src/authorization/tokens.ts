import { and, eq } from "drizzle-orm";
import * as z from "zod";
import type { Clock } from "../clock.ts";
import type { Queries } from "../database/database.ts";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import { openColumn, secretPlace } from "./secret-place.ts";

const tokensShape = z.object({ accessToken: z.string(), refreshToken: z.string().optional() });

/** What a token server granted, as it is sealed in the row. */
export type Tokens = z.infer<typeof tokensShape>;

/** Tokens with the time the access token ends, when the server said so. */
export interface GrantedTokens extends Tokens {
	readonly expireAt: Date | null;
}

interface TokensContext {
	readonly queries: Queries;
	readonly keys: KeyRing;
	readonly clock: Clock;
}

/** Opens the tokens of a row. @throws UnsealError */
export async function openTokens(
	context: Omit<TokensContext, "clock">,
	authorization: Authorization,
): Promise<Tokens | undefined> {
	if (authorization.tokens === null) return undefined;
	return tokensShape.parse(JSON.parse(await openColumn(context, authorization, "tokens")));
}

/**
 * Writes tokens over the version they were made from. A server that gave no new refresh token means the old one to be kept.
 * @returns the row as written, or nothing when somebody else wrote first.
 */
export async function saveTokens(
	{ queries, keys, clock }: TokensContext,
	authorization: Authorization,
	{ expireAt, ...tokens }: GrantedTokens,
): Promise<Authorization | undefined> {
	const { id, siteId, version } = authorization;
	const sealed = seal(await currentKeys(queries, keys), secretPlace(siteId, id, "tokens"), JSON.stringify(tokens));
	const [saved] = await queries
		.update(authorizations)
		.set({
			tokens: sealed,
			tokensSetAt: clock.now(),
			tokensExpireAt: expireAt,
			tokensFailedAt: null,
			state: "ready",
			version: version + 1,
		})
		.where(and(eq(authorizations.id, id), eq(authorizations.version, version)))
		.returning();
	return saved;
}
