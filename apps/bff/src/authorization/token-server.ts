import * as oauth from "oauth4webapi";
import type { AuthorizationCode, ClientCredentials } from "../database/tables/index.ts";
import type { Egress } from "../egress/egress.ts";
import { EgressFailure } from "../egress/refusal.ts";
import { TokenFault } from "./token-fault.ts";
import type { GrantedTokens } from "./tokens.ts";

/** How long the token server may take, in milliseconds; shorter than a query's deadline, because others wait for the row. */
const tokenCallTime = 8_000;

/** A longer life than this is not believed, in seconds. */
const longestLife = 366 * 24 * 3_600;

export interface TokenServerContext {
	readonly egress: Egress;
	/** When the call began: the token's life is counted from here. */
	readonly now: Date;
	readonly clientSecret: string;
}

/** What is handed in for tokens. */
export type Grant =
	| { readonly kind: "client_credentials" }
	| { readonly kind: "refresh"; readonly refreshToken: string }
	| {
			readonly kind: "code";
			readonly callback: URLSearchParams;
			readonly redirectUri: string;
			readonly verifier: string;
	  };

/** The token server in the words of `oauth4webapi`. Without a known issuer, its origin stands for it. */
export function authorizationServer(settings: ClientCredentials | AuthorizationCode): oauth.AuthorizationServer {
	const issuer = settings.kind === "oauth2_authorization_code" ? settings.issuer : undefined;
	return { issuer: issuer ?? new URL(settings.tokenUrl).origin, token_endpoint: settings.tokenUrl };
}

/** What the token is meant for, in the words of the server. */
export function targetParameters({
	audience,
	resource,
}: ClientCredentials | AuthorizationCode): Record<string, string> {
	return { ...(audience && { audience }), ...(resource && { resource }) };
}

/**
 * Asks the token server once.
 * @throws TokenFault; EgressRefusal when the rules do not let the request out.
 */
export async function askForTokens(
	context: TokenServerContext,
	settings: ClientCredentials | AuthorizationCode,
	grant: Grant,
): Promise<GrantedTokens> {
	const server = authorizationServer(settings);
	const client: oauth.Client = { client_id: settings.clientId };
	try {
		const answer = await request(context, settings, grant);
		const granted = await oauth.processGenericTokenEndpointResponse(server, client, answer);
		if (granted.token_type !== "bearer") throw new TokenFault("token_refused", "The token is not a bearer token.");
		return {
			accessToken: headerSafe(granted.access_token),
			...(granted.refresh_token !== undefined && { refreshToken: granted.refresh_token }),
			expireAt: endOf(context.now, granted.expires_in),
		};
	} catch (error) {
		throw explain(error, grant);
	}
}

function endOf(begun: Date, seconds: number | undefined): Date | null {
	return seconds === undefined ? null : new Date(begun.getTime() + Math.min(seconds, longestLife) * 1_000);
}

function request(
	{ egress, clientSecret }: TokenServerContext,
	settings: ClientCredentials | AuthorizationCode,
	grant: Grant,
): Promise<Response> {
	const server = authorizationServer(settings);
	const client: oauth.Client = { client_id: settings.clientId };
	const authenticate =
		settings.clientAuthentication === "basic"
			? oauth.ClientSecretBasic(clientSecret)
			: oauth.ClientSecretPost(clientSecret);
	// Which targets may be plain http is the egress's to say.
	const options = { [oauth.customFetch]: throughEgress(egress), [oauth.allowInsecureRequests]: true };
	const asked = targetParameters(settings);
	switch (grant.kind) {
		case "client_credentials": {
			const parameters = new URLSearchParams(asked);
			if (settings.scopes.length > 0) parameters.set("scope", settings.scopes.join(" "));
			return oauth.clientCredentialsGrantRequest(server, client, authenticate, parameters, options);
		}
		case "refresh":
			return oauth.refreshTokenGrantRequest(server, client, authenticate, grant.refreshToken, {
				...options,
				additionalParameters: asked,
			});
		case "code":
			return oauth.authorizationCodeGrantRequest(
				server,
				client,
				authenticate,
				grant.callback,
				grant.redirectUri,
				grant.verifier,
				{ ...options, additionalParameters: asked },
			);
	}
}

/**
 * The egress in the shape of `fetch`, with its time and size limits. An ID token is dropped unread: the grant is wanted,
 * not who granted it.
 */
function throughEgress(egress: Egress) {
	return async (url: string, options: { headers: Record<string, string>; body?: unknown }): Promise<Response> => {
		const { headers } = options;
		const body = String(options.body);
		const answer = await egress.send({ method: "POST", url, headers, body, timeoutMs: tokenCallTime });
		return new Response(answer.bytes.length > 0 ? withoutIdToken(answer.bytes.toString()) : null, {
			status: answer.status,
			headers: { "content-type": answer.contentType },
		});
	};
}

function withoutIdToken(text: string): string {
	try {
		const { id_token: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
		return JSON.stringify(rest);
	} catch {
		return text;
	}
}

/** A token travels in a header. */
function headerSafe(token: string): string {
	if (!/^[\x21-\x7e]{1,16384}$/.test(token))
		throw new TokenFault("token_refused", "The token cannot stand in a header.");
	return token;
}

function explain(error: unknown, grant: Grant): unknown {
	if (error instanceof EgressFailure) {
		return new TokenFault("token_unavailable", `The token server gave no answer: ${error.message}`);
	}
	if (error instanceof oauth.ResponseBodyError) return refusedWith(error, grant);
	if (error instanceof oauth.OperationProcessingError) return unreadable(error);
	if (error instanceof oauth.UnsupportedOperationError) {
		return new TokenFault("token_refused", "The token server answered with something Bellhop does not support.");
	}
	return error;
}

/** The error codes that are shown (RFC 6749, RFC 8707 and OpenID Connect); any other may be an echo of a secret. */
const knownErrors = new Set([
	"invalid_request",
	"invalid_client",
	"invalid_grant",
	"unauthorized_client",
	"unsupported_grant_type",
	"invalid_scope",
	"invalid_target",
	"access_denied",
	"server_error",
	"temporarily_unavailable",
]);

/** RFC 6749 section 5.2. `invalid_grant` is the end of a grant; with client credentials there is none to be ended. */
function refusedWith(error: oauth.ResponseBodyError, grant: Grant): TokenFault {
	const code = knownErrors.has(error.error) ? error.error : "an error of its own";
	const message = `The token server refused (HTTP ${error.status}, ${code}).`;
	if (error.status >= 500 || error.status === 429) return new TokenFault("token_unavailable", message);
	if (error.error === "invalid_grant" && grant.kind === "refresh") return new TokenFault("reconnect_needed", message);
	return new TokenFault("token_refused", message);
}

function unreadable({ cause }: oauth.OperationProcessingError): TokenFault {
	const status = cause instanceof Response ? cause.status : undefined;
	if (status === 401 || status === 403) {
		return new TokenFault("token_refused", `The token server refused (HTTP ${status}).`);
	}
	const shown = status === undefined || status === 200 ? "" : ` (HTTP ${status})`;
	return new TokenFault("token_unavailable", `The token server's answer is not a token response${shown}.`);
}
