import type { Queries } from "../database/database.ts";
import type { Authorization } from "../database/tables/index.ts";
import type { AuthorizationContext } from "./context.ts";
import type { TokenWish } from "./ready-tokens.ts";
import { openColumn } from "./secret-place.ts";
import { TokenFault } from "./token-fault.ts";
import { askForTokens, type Grant } from "./token-server.ts";
import { type GrantedTokens, openTokens } from "./tokens.ts";

/**
 * Asks the token server for what a row's kind says: new tokens, or a renewal of the ones it holds. The client secret and
 * the refresh token are in clear in here only.
 * @throws TokenFault
 */
export async function grantTokens(
	context: AuthorizationContext & { readonly queries: Queries },
	row: Authorization,
	wish: TokenWish,
): Promise<GrantedTokens> {
	const { settings } = row;
	if (settings.kind !== "oauth2_client_credentials" && settings.kind !== "oauth2_authorization_code") {
		throw new TokenFault("not_connected", "This authorization has no tokens.");
	}
	const clientSecret = await openColumn(context, row, wish.secret ? "pendingSecret" : "secret");
	const tokens = settings.kind === "oauth2_authorization_code" ? await openTokens(context, row) : undefined;
	const grant = grantOf(settings.kind, tokens?.refreshToken);
	const releases = [clientSecret, tokens?.refreshToken ?? ""].map((secret) => context.scrubber.hold(secret));
	try {
		const server = { egress: context.egress, now: context.clock.now(), clientSecret };
		const granted = await askForTokens(server, settings, grant);
		return grant.kind === "refresh" ? { refreshToken: grant.refreshToken, ...granted } : granted;
	} finally {
		for (const release of releases) release();
	}
}

function grantOf(kind: string, refreshToken: string | undefined): Grant {
	if (kind === "oauth2_client_credentials") return { kind: "client_credentials" };
	if (refreshToken !== undefined) return { kind: "refresh", refreshToken };
	throw new TokenFault("reconnect_needed", "The access token ended and the server gave no refresh token with it.");
}
