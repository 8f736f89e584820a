import type { Authorization } from "../../database/tables/index.ts";
import type { EgressRequest } from "../../egress/send-request.ts";

/** What a request is masked with. */
export interface Masking {
	readonly authorization: Authorization | null;
	/** The headers that carry the credential. */
	readonly credentialHeaders: readonly string[];
	readonly scrub: (text: string) => string;
}

/**
 * A request that may be shown: its credential headers keep their scheme and the last four characters that the page shows
 * anyway; the same secret anywhere else is scrubbed.
 */
export function maskRequest(
	request: EgressRequest,
	{ authorization, credentialHeaders, scrub }: Masking,
): EgressRequest {
	const headers = Object.entries(request.headers).map(([name, value]) => {
		return [name, credentialHeaders.includes(name) ? maskHeader(value, authorization) : scrub(value)] as const;
	});
	const { method, timeoutMs, body } = request;
	const url = scrub(request.url);
	return {
		method,
		timeoutMs,
		// A mask inside of a path is still a URL; only one that broke it is not shown.
		url: URL.canParse(url) ? url : new URL(request.url).origin,
		headers: Object.fromEntries(headers),
		...(body !== undefined && { body: scrub(body) }),
	};
}

/** The headers a credential will stand in, masked, for a request that is only shown. */
export function maskedCredential(authorization: Authorization | null): Record<string, string> {
	if (!authorization) return {};
	const { settings } = authorization;
	if (settings.kind === "api_key") return { [settings.header.toLowerCase()]: maskHeader("", authorization) };
	return { authorization: maskHeader(settings.kind === "basic" ? "Basic " : "Bearer ", authorization) };
}

/** The last four characters are those of the stored secret; an OAuth 2.0 token is another one. */
function maskHeader(value: string, authorization: Authorization | null): string {
	const scheme = /^(?:Bearer|Basic) /.exec(value)?.[0] ?? "";
	const isToken = /^oauth2_/.test(authorization?.settings.kind ?? "");
	return `${scheme}••••${isToken ? "" : (authorization?.lastFour ?? "")}`;
}
