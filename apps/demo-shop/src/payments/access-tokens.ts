import { createHash, randomBytes } from "node:crypto";

/** How long an access token lives, in seconds. */
export const tokenLifetime = 300;

/** How every access token begins, so that the request log can leave them out wherever they stand. */
export const tokenPrefix = "shop_at_";

/** The access tokens that are alive. Only their digests are kept. */
export type AccessTokens = { issue: () => string; isAlive: (token: string) => boolean };

/** Opaque tokens that die after {@link tokenLifetime} by the given clock. */
export function createAccessTokens(now: () => Date): AccessTokens {
	const expiries = new Map<string, number>();
	return {
		issue: () => {
			for (const [digest, expiry] of expiries) if (expiry <= now().getTime()) expiries.delete(digest);
			const token = tokenPrefix + randomBytes(32).toString("base64url");
			expiries.set(digestOf(token), now().getTime() + tokenLifetime * 1000);
			return token;
		},
		isAlive: (token) => (expiries.get(digestOf(token)) ?? 0) > now().getTime(),
	};
}

function digestOf(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}
