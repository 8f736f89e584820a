import { lt } from "drizzle-orm";
import * as oauth from "oauth4webapi";
import { type AuthorizationCode, connectFlows } from "../database/tables/index.ts";
import { currentKeys } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import {
	type ConnectContext,
	callbackPath,
	connectTime,
	findConnectable,
	hashed,
	verifierPlace,
} from "./connect-flow.ts";
import { targetParameters } from "./token-server.ts";

export interface BeginConnectInput {
	/** The id of the admin's login; only it may finish. */
	readonly adminSession: string;
	/** Bellhop's own address for the way back; its path is `callbackPath(authorization)`. */
	readonly redirectUri: string;
}

/**
 * Begins the authorization code flow with PKCE (S256).
 * @returns where the admin's browser goes. @throws ConnectFault; EgressRefusal for an address the rules refuse.
 */
export async function beginConnect(
	context: ConnectContext,
	authorizationId: string,
	{ adminSession, redirectUri }: BeginConnectInput,
): Promise<URL> {
	if (new URL(redirectUri).pathname !== callbackPath(authorizationId))
		throw new Error("The redirect URI is not its own.");
	const { site, keys, egress, clock } = context;
	const { id, settings } = await findConnectable(context, context.database.query, authorizationId);
	egress.judge(settings.authorizationUrl);
	egress.judge(settings.tokenUrl);
	const state = oauth.generateRandomState();
	const verifier = oauth.generateRandomCodeVerifier();
	const now = clock.now();
	await context.database.query.transaction(async (transaction) => {
		await transaction.delete(connectFlows).where(lt(connectFlows.expiresAt, now));
		await transaction.insert(connectFlows).values({
			id: hashed(state),
			siteId: site.id,
			authorizationId: id,
			adminSessionHash: hashed(adminSession),
			verifier: seal(await currentKeys(transaction, keys), verifierPlace(site.id, hashed(state)), verifier),
			redirectUri,
			expiresAt: new Date(now.getTime() + connectTime),
		});
	});
	return addressOf(settings, { state, redirectUri, challenge: await oauth.calculatePKCECodeChallenge(verifier) });
}

function addressOf(
	settings: AuthorizationCode,
	flow: { readonly state: string; readonly redirectUri: string; readonly challenge: string },
): URL {
	const url = new URL(settings.authorizationUrl);
	const parameters = {
		...targetParameters(settings),
		...(settings.scopes.length > 0 && { scope: settings.scopes.join(" ") }),
		client_id: settings.clientId,
		redirect_uri: flow.redirectUri,
		response_type: "code",
		state: flow.state,
		code_challenge: flow.challenge,
		code_challenge_method: "S256",
	};
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	return url;
}
