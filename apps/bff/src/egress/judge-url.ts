import ipaddr from "ipaddr.js";
import { allowsAddress, allowsHost, type EgressAllow } from "./allow.ts";
import { judgeAddress } from "./judge-address.ts";
import { EgressRefusal } from "./refusal.ts";

/** A URL that may be asked for. `opened` when the deployer opened its very host and port, so that its addresses are not judged. */
export interface JudgedUrl {
	readonly url: URL;
	readonly opened: boolean;
}

/**
 * Parses a URL once and judges what was parsed, never the input string: the parser folds every numeric and Unicode
 * spelling of an address to one. Names are judged again when they resolve (`egress.ts`).
 * @throws EgressRefusal
 */
export function judgeUrl(input: string, allow: EgressAllow): JudgedUrl {
	if (!URL.canParse(input)) throw new EgressRefusal("url_invalid", "");
	const url = new URL(input);
	const host = hostAndPort(url);
	if (url.username || url.password) throw new EgressRefusal("userinfo", host);
	if (url.hash) throw new EgressRefusal("fragment", host);
	const literal = url.hostname.replace(/^\[|\]$/g, "");
	const opened = allowsHost(allow, host) || allowsAddress(allow, literal);
	if (url.protocol !== "https:" && !(url.protocol === "http:" && opened)) throw new EgressRefusal("https_only", host);
	const rule = ipaddr.isValid(literal) && !opened ? judgeAddress(literal) : undefined;
	if (rule) throw new EgressRefusal(rule, host);
	return { url, opened };
}

/** `host:port` with the scheme's own port written out. */
export function hostAndPort(url: URL): string {
	return `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
}
