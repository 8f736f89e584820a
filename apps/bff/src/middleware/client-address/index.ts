import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import ipaddr from "ipaddr.js";

/** Proxies whose word about where a request came from is taken, as addresses and ranges (CIDR). */
export type TrustedProxies = readonly string[];

/**
 * Says where a request came from. That is the connection's other end; only where that is a trusted proxy, it is the last
 * address in X-Forwarded-For that is not one. Whatever stands to the left of it was written by somebody unknown.
 */
export function clientAddress(trusted: TrustedProxies) {
	const ranges = trusted.map(rangeOf);
	return createMiddleware<{ Variables: { address: string } }>(async (c, next) => {
		c.set("address", clientOf(c, ranges));
		await next();
	});
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

function rangeOf(text: string): Range {
	if (text.includes("/")) return ipaddr.parseCIDR(text);
	const address = ipaddr.process(text);
	return [address, address.kind() === "ipv4" ? 32 : 128];
}

function clientOf(c: Context, ranges: readonly Range[]): string {
	let client = peerOf(c);
	const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
	while (isTrusted(client, ranges)) {
		const before = addressIn(forwarded.pop() ?? "");
		// A proxy that wrote none, or something else, is as far as is known.
		if (before === undefined) break;
		client = before;
	}
	return client;
}

/** The connection's other end; in process there is none. */
function peerOf(c: Context): string {
	try {
		return addressIn(getConnInfo(c).remote.address ?? "") ?? "127.0.0.1";
	} catch {
		return "127.0.0.1";
	}
}

function isTrusted(address: string, ranges: readonly Range[]): boolean {
	const parsed = ipaddr.process(address);
	return ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits));
}

/** An address as proxies write it: alone, with a port, or in brackets. IPv4 within IPv6 is IPv4. */
function addressIn(text: string): string | undefined {
	const [, inBrackets] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
	const [, beforePort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? [];
	const bare = inBrackets ?? beforePort ?? text;
	const plain = bare.replace(/%.*$/, "");
	if (!ipaddr.IPv4.isValidFourPartDecimal(plain) && !ipaddr.IPv6.isValid(plain)) return undefined;
	return ipaddr.process(plain).toString();
}
