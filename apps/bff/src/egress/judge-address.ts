import ipaddr from "ipaddr.js";
import type { EgressRule } from "./refusal.ts";

/** Ranges that `ipaddr.js` calls unicast although nothing public lives there: IPv4-compatible, and Azure's platform address. */
const alsoRefused = [ipaddr.parseCIDR("::/96"), ipaddr.parseCIDR("168.63.129.16/32")];

/** The rule that refuses an address, or nothing for a global unicast one. Any IPv6 form that embeds IPv4 is refused. */
export function judgeAddress(text: string): EgressRule | undefined {
	if (!ipaddr.isValid(text)) return "not_public_address";
	const address = ipaddr.parse(text);
	const range = address.range();
	const odd = alsoRefused.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
	if (range === "unicast") return odd ? "not_public_address" : undefined;
	if (range === "loopback") return "loopback_address";
	return range === "private" || range === "uniqueLocal" ? "private_address" : "not_public_address";
}
