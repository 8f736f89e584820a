import ipaddr from "ipaddr.js";

/** Targets the deployer opened in the environment although the rules refuse them: `host:port` or an address range. */
export interface EgressAllow {
	readonly hosts: ReadonlySet<string>;
	readonly ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
}

/**
 * Reads a list such as `127.0.0.1:3001,localhost:3001,10.1.0.0/16`.
 * @returns the entry that cannot be read when there is one.
 */
export function parseAllow(text: string): EgressAllow | { readonly invalid: string } {
	const hosts = new Set<string>();
	const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
	for (const entry of text.split(",").map((part) => part.trim().toLowerCase())) {
		if (entry === "") continue;
		if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry));
		else if (/^([a-z0-9._-]+|\[[0-9a-f:.]+\]):\d{1,5}$/.test(entry)) hosts.add(entry);
		else return { invalid: entry };
	}
	return { hosts, ranges };
}

/** Whether exactly this `host:port` was opened by name. */
export function allowsHost(allow: EgressAllow, hostAndPort: string): boolean {
	return allow.hosts.has(hostAndPort);
}

/** Whether an address lies in a range that was opened. */
export function allowsAddress(allow: EgressAllow, address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	return allow.ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits));
}
