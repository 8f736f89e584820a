import type { Dispatcher } from "undici";
import { EgressFailure } from "./refusal.ts";
import type { EgressRequest } from "./request.ts";

/** The most that are followed, whatever a request asks for. */
const mostRedirects = 3;

/** All that goes along to another origin. Anything else may be a credential, or a signature. */
const harmless = new Set(["accept", "accept-language"]);

/**
 * The request that a redirect asks for.
 * @throws EgressFailure `redirect` when it is not followed: too many, no address, a body that would be sent elsewhere, or
 * from https back to http.
 */
export function followRedirect(request: EgressRequest, answer: Dispatcher.ResponseData): EgressRequest {
	const { statusCode } = answer;
	const left = Math.min(request.redirects ?? 0, mostRedirects);
	if (left < 1) throw refused(`which is not followed (HTTP ${statusCode})`);
	const location = String(answer.headers["location"] ?? "");
	if (location === "" || !URL.canParse(location, request.url)) throw refused("without an address");
	const from = new URL(request.url);
	const to = new URL(location, request.url);
	if (from.protocol === "https:" && to.protocol !== "https:") throw refused("from https to something else");
	const method = statusCode === 303 ? "GET" : request.method;
	if (method !== "GET") throw refused(`which is not followed for ${method} (HTTP ${statusCode})`);
	to.hash = "";
	const headers = Object.entries(request.headers).filter(
		([name]) =>
			name.toLowerCase() !== "content-type" && (from.origin === to.origin || harmless.has(name.toLowerCase())),
	);
	return {
		...request,
		method,
		url: to.href,
		headers: Object.fromEntries(headers),
		body: undefined,
		redirects: left - 1,
	};
}

function refused(what: string): EgressFailure {
	return new EgressFailure("redirect", { sent: true, message: `The server answered with a redirect, ${what}.` });
}
