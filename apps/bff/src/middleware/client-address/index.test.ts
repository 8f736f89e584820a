import { Hono } from "hono";
import { expect, test } from "vitest";
import { clientAddress } from "./index.ts";

const trusted = ["10.0.0.0/8", "2001:db8:aaaa::/48", "192.0.2.7"];

/** Where a request is said to come from: its connection's other end, and what X-Forwarded-For says. */
const cases = [
	["no proxy", "203.0.113.5", undefined, "203.0.113.5"],
	["somebody who writes the header without being one", "203.0.113.5", "198.51.100.1", "203.0.113.5"],
	["one proxy", "10.0.0.1", "198.51.100.1", "198.51.100.1"],
	["a visitor who forges the left of it", "10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"],
	["a visitor who claims to be a proxy", "10.0.0.1", "198.51.100.1, 10.9.9.9", "198.51.100.1"],
	["two proxies", "10.0.0.1", "198.51.100.1, 192.0.2.7", "198.51.100.1"],
	["a proxy that says nothing", "10.0.0.1", undefined, "10.0.0.1"],
	["a proxy that says nonsense", "10.0.0.1", "198.51.100.1, unknown", "10.0.0.1"],
	["a proxy that only knows proxies", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
	["IPv4 within IPv6", "::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"],
	["ports", "10.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
	["IPv6 in brackets", "2001:db8:aaaa::1", "[2001:db8::5]:4711", "2001:db8::5"],
	["a spelling that is no dotted address", "10.0.0.1", "0x7f000001", "10.0.0.1"],
] as const;

test.each(cases)("%s", async (...[, peer, forwarded, expected]) => {
	const app = new Hono<{ Variables: { address: string } }>()
		.use(clientAddress(trusted))
		.get("/", (c) => c.text(c.get("address")));
	const headers: Record<string, string> = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
	const environment = { incoming: { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: "IPv4" } } };
	expect(await (await app.request("/", { headers }, environment)).text()).toBe(expected);
});
