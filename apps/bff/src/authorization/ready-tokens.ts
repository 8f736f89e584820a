import type { Authorization } from "../database/tables/index.ts";
import { TokenFault } from "./token-fault.ts";

/** Which token is wanted. */
export interface TokenWish {
	/** A trial: with the client secret that was not confirmed yet. */
	readonly secret?: "pending" | undefined;
	/** The version whose token the owner's system refused; another one is wanted. */
	readonly refused?: number | undefined;
}

/** A token is renewed this long before it ends, or in the second half of a shorter life; in milliseconds. */
const margin = 60_000;

/** A token server in trouble is left alone this long while the old token still serves, in milliseconds. */
const afterTrouble = 15_000;

/** After a renewed token was refused as well, a refusal renews nothing for this long, in milliseconds. */
const afterRefusal = 60_000;

/**
 * Whether the tokens of a row can be used as they are.
 * @throws TokenFault when no request to the token server could help.
 */
export function readyTokens(row: Authorization, wish: TokenWish, now: Date): boolean {
	if (row.state === "not_connected") {
		throw new TokenFault("not_connected", "An admin has to connect this authorization first.");
	}
	if (row.state === "reconnect_needed") {
		throw new TokenFault("reconnect_needed", "The token server took the grant back. An admin has to connect it again.");
	}
	if (wish.secret || row.tokens === null) return false;
	if (wish.refused === row.version) {
		if (row.refusedAt && now.getTime() - row.refusedAt.getTime() < afterRefusal) {
			throw new TokenFault("still_refused", "The system refuses tokens that were just renewed.");
		}
		return false;
	}
	if (!isDue(row, now)) return true;
	const failedAt = row.tokensFailedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
	return !isEnded(row, now) && now.getTime() - failedAt < afterTrouble;
}

/** Whether the access token has ended by the server's own word. */
export function isEnded({ tokens, tokensExpireAt }: Authorization, now: Date): boolean {
	return tokens === null || (tokensExpireAt !== null && tokensExpireAt <= now);
}

function isDue({ tokensSetAt, tokensExpireAt }: Authorization, now: Date): boolean {
	if (tokensExpireAt === null) return false;
	const life = tokensExpireAt.getTime() - (tokensSetAt?.getTime() ?? 0);
	return tokensExpireAt.getTime() - Math.min(margin, life / 2) <= now.getTime();
}
