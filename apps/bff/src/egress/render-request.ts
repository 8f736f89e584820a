import type { EgressRequest } from "./request.ts";

/** A request as an admin reads it, its credential masked. */
export interface ShownRequest {
	/** As it stands on the wire: first line, headers, an empty line, the body. */
	readonly http: string;
	/** As a command for bash that sends the same, once the mask is replaced. */
	readonly curl: string;
}

/** Writes down a request whose secrets were masked before. The headers the egress adds to every request stand there too. */
export function renderRequest(request: Pick<EgressRequest, "method" | "url" | "headers" | "body">): ShownRequest {
	const { method, url, headers, body } = request;
	const { host, pathname, search } = new URL(url);
	const own = { ...headers, "user-agent": "Bellhop" };
	const lines = Object.entries({
		host,
		...own,
		"accept-encoding": "gzip, deflate, br",
		...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
	}).map(([name, value]) => `${name}: ${value}`);
	const options = Object.entries(own).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
	if (body !== undefined) options.push(`--data-raw ${quote(body)}`);
	return {
		http: [`${method} ${pathname}${search} HTTP/1.1`, ...lines, "", body ?? ""].join("\n"),
		curl: [`curl --compressed -X ${method} ${quote(url)}`, ...options].join(" \\\n  "),
	};
}

/** In single quotes a shell changes nothing; a single quote itself stands between two of them. */
const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
