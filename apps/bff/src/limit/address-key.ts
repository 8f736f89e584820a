import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";

/**
 * Under what an address is counted: a hash, since addresses are personal and counts need none. Of IPv6 the first 64 bits
 * are taken, which is what one household is given (RFC 6177); the rest can be changed at will.
 */
export function addressKey(address: string): string {
	return createHash("sha256").update(network(address)).digest("base64url").slice(0, 22);
}

function network(address: string): string {
	if (!ipaddr.isValid(address)) return address;
	const parsed = ipaddr.process(address);
	if (parsed.kind() === "ipv4") return parsed.toString();
	return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}
