import ipaddr from "ipaddr.js";
import type { EgressRule } from "./refusal.ts";

/** The only IPv6 addresses that IANA gives out as global unicast; `ipaddr.js` calls unicast whatever it does not know. */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/** Azure's platform address, which `ipaddr.js` calls unicast. */
const azurePlatform = ipaddr.parseCIDR("168.63.129.16/32");

/** The rule that refuses an address, or nothing for a global unicast one. Any IPv6 form that embeds IPv4 is refused. */
export function judgeAddress(text: string): EgressRule | undefined {
	if (!ipaddr.isValid(text)) return "not_public_address";
	const address = ipaddr.parse(text);
	const range = address.range();
	if (range === "loopback") return "loopback_address";
	if (range === "private" || range === "uniqueLocal") return "private_address";
	if (range !== "unicast") return "not_public_address";
	const [network, bits] = globalUnicast;
	const open = address.kind() === "ipv6" ? address.match(network, bits) : !address.match(...azurePlatform);
	return open ? undefined : "not_public_address";
}
