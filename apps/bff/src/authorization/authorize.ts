import { eq } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import type { Scrubber } from "../secret/scrubber.ts";
import { unseal } from "../secret/seal.ts";
import { secretPlace } from "./secret-place.ts";

/** The credential may not be used for this request. */
export class AuthorizationRefusal extends Error {
	override readonly name = "AuthorizationRefusal";
	readonly reason: "origin_not_allowed" | "read_only";

	constructor(reason: "origin_not_allowed" | "read_only", message: string) {
		super(message);
		this.reason = reason;
	}
}

export interface AuthorizationContext {
	readonly database: Database;
	readonly clock: Clock;
	readonly keys: KeyRing;
	readonly scrubber: Scrubber;
}

/** The headers that carry a credential. `release` when the call is over: until then the scrubber masks it everywhere. */
export interface Authorized {
	readonly headers: Readonly<Record<string, string>>;
	release(): void;
}

/**
 * Opens a stored credential for one request.
 * @throws AuthorizationRefusal when the request's origin is not one the secret may be sent to, or a write wants a
 * credential that is meant for reading. UnsealError when it does not open.
 */
export async function authorize(
	context: AuthorizationContext,
	authorization: Authorization,
	request: { readonly url: URL; readonly access: "read" | "write" },
): Promise<Authorized> {
	if (!authorization.origins.includes(request.url.origin)) {
		throw new AuthorizationRefusal(
			"origin_not_allowed",
			`"${authorization.name}" may not be sent to ${request.url.origin}.`,
		);
	}
	if (request.access === "write" && authorization.purpose === "read") {
		throw new AuthorizationRefusal("read_only", `"${authorization.name}" is meant for reading only.`);
	}
	const secret = unseal(context.keys, secretPlace(authorization.siteId, authorization.id), authorization.secret);
	const headers = headersFor(authorization.settings, secret);
	const release = hold(context.scrubber, secret, headers);
	await context.database.query
		.update(authorizations)
		.set({ lastUsedAt: context.clock.now() })
		.where(eq(authorizations.id, authorization.id));
	return { headers, release };
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
		case "bearer":
			return { authorization: `Bearer ${secret}` };
		case "api_key":
			return { [settings.header.toLowerCase()]: secret };
		case "basic":
			return { authorization: `Basic ${Buffer.from(`${settings.username}:${secret}`).toString("base64")}` };
	}
}
