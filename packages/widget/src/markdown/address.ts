const allowed = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * The address a link may lead to, or undefined when it may not: only absolute http, https, mailto and tel addresses,
 * judged after the platform's own parser has removed what browsers ignore (control characters, spaces, case).
 */
export function linkAddress(written: string): string | undefined {
	let address: URL;
	try {
		address = new URL(written);
	} catch {
		return undefined;
	}
	return allowed.has(address.protocol) ? address.href : undefined;
}
