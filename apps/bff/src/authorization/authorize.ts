import { eq, inArray } from "drizzle-orm";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import type { Scrubber } from "../secret/scrubber.ts";
import { accessToken } from "./access-token.ts";
import type { AuthorizationContext } from "./context.ts";
import { AuthorizationRefusal } from "./refusal.ts";
import { openColumn } from "./secret-place.ts";

export type { AuthorizationContext } from "./context.ts";

export { AuthorizationRefusal } from "./refusal.ts";

/** The request a credential is wanted for. */
export interface AuthorizeRequest {
	readonly url: URL;
	readonly access: "read" | "write";
	/** A trial: the secret that was stored by `replaceSecret` and is not confirmed yet. */
	readonly secret?: "pending" | undefined;
	/** The `tokenVersion` that the owner's system refused; a renewed token is wanted. */
	readonly refused?: number | undefined;
}

/** The headers that carry a credential. `release` when the call is over: until then the scrubber masks it everywhere. */
export interface Authorized {
	readonly headers: Readonly<Record<string, string>>;
	/** With OAuth 2.0: names the token, for the case that it is refused. */
	readonly tokenVersion?: number | undefined;
	release(): void;
}

/**
 * Opens a stored credential for one request; with OAuth 2.0 that may ask the token server first.
 * @throws AuthorizationRefusal when the request's origin is not one the secret may be sent to, or a write wants a
 * credential that is meant for reading. UnsealError when it does not open. TokenFault when there is no access token.
 */
export async function authorize(
	context: AuthorizationContext,
	authorization: Authorization,
	request: AuthorizeRequest,
): Promise<Authorized> {
	refuseMisuse(authorization, request);
	const { secret, tokenVersion } = await openSecret(context, authorization, request);
	const headers = headersFor(authorization.settings, secret);
	const release = hold(context.scrubber, secret, headers);
	await stampUse(context, authorization.id);
	return { headers, tokenVersion, release };
}

function refuseMisuse(authorization: Authorization, request: AuthorizeRequest): void {
	if (!authorization.origins.includes(request.url.origin)) {
		throw new AuthorizationRefusal(
			"origin_not_allowed",
			`"${authorization.name}" may not be sent to ${request.url.origin}.`,
		);
	}
	if (request.access === "write" && authorization.purpose === "read") {
		throw new AuthorizationRefusal("read_only", `"${authorization.name}" is meant for reading only.`);
	}
	if (request.secret === "pending" && authorization.pendingSecret === null) {
		throw new AuthorizationRefusal("nothing_pending", `"${authorization.name}" has no new secret to be tried.`);
	}
}

async function openSecret(context: AuthorizationContext, authorization: Authorization, request: AuthorizeRequest) {
	if (/^oauth2_/.test(authorization.settings.kind)) {
		const token = await accessToken(context, authorization.id, request);
		return { secret: token.text, tokenVersion: token.version };
	}
	const column = request.secret === "pending" ? "pendingSecret" : "secret";
	const queries = context.database.query;
	return { secret: await openColumn({ queries, keys: context.keys }, authorization, column), tokenVersion: undefined };
}

/** Waits for nobody: while another process holds the row to renew its token, this use goes without a stamp. */
async function stampUse({ database, clock }: AuthorizationContext, id: Authorization["id"]): Promise<void> {
	const free = database.query
		.select({ id: authorizations.id })
		.from(authorizations)
		.where(eq(authorizations.id, id))
		.for("no key update", { skipLocked: true });
	await database.query.update(authorizations).set({ lastUsedAt: clock.now() }).where(inArray(authorizations.id, free));
}

/** Masks the secret and what it is sent as: the header of basic authorization spells it in a way of its own. */
function hold(scrubber: Scrubber, secret: string, headers: Readonly<Record<string, string>>): () => void {
	const sent = Object.values(headers).map((value) => value.replace(/^(?:Bearer|Basic) /, ""));
	const releases = [...new Set([secret, ...sent])].map((text) => scrubber.hold(text));
	return () => {
		for (const release of releases) release();
	};
}

function headersFor(settings: Authorization["settings"], secret: string): Record<string, string> {
	switch (settings.kind) {
		case "api_key":
			return { [settings.header.toLowerCase()]: secret };
		case "basic":
			return { authorization: `Basic ${Buffer.from(`${settings.username}:${secret}`).toString("base64")}` };
		default:
			return { authorization: `Bearer ${secret}` };
	}
}
