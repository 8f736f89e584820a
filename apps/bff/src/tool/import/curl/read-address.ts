import { isParameterName } from "../draft-tool.ts";
import { ImportFault } from "../import-fault.ts";
import { proposeField } from "../propose-field.ts";

/** The address of a command in its parts. */
export interface CommandAddress {
	/** `https://api.example` */
	readonly origin: string;
	/** As written, variable segments included. */
	readonly path: string;
	/** Query parameters by name, with all their values. */
	readonly query: Map<string, string[]>;
	/** What stays fixed in the query, because it cannot be the name of a parameter. */
	readonly fixedQuery: URLSearchParams;
	/** `name:password@` of the address. */
	readonly user: string | undefined;
	readonly problems: string[];
}

const address = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#[\s\S]*)?$/i;

/**
 * Takes an address apart before any parser changes its `{placeholders}`.
 * @throws ImportFault when it is not one of the web.
 */
export function readAddress(url: string): CommandAddress {
	const [, scheme = "https", authority = "", path = "", query = ""] = address.exec(url.trim()) ?? [];
	const at = authority.lastIndexOf("@");
	const host = authority.slice(at + 1);
	if (/[${}<>]/.test(host))
		throw new ImportFault("The address begins with a variable. Put in the real host and try again.");
	const base = `${scheme.toLowerCase()}://${host}`;
	if (!/^https?$/i.test(scheme) || host === "" || !URL.canParse(base)) {
		throw new ImportFault("The address is not one of the web, such as https://api.example/orders.");
	}
	const problems =
		scheme.toLowerCase() === "http" ? ["The address is not https; it is refused unless the deployer opened it."] : [];
	const user = at < 0 ? undefined : decode(authority.slice(0, at));
	return { origin: new URL(base).origin, path: path || "/", user, ...sortQuery(query, problems) };
}

/** Splits a query (or a form) into what can be parameters and what stays fixed; secrets are left out. */
export function sortQuery(
	query: string,
	problems: string[],
): Pick<CommandAddress, "query" | "fixedQuery" | "problems"> {
	const named = new Map<string, string[]>();
	const fixedQuery = new URLSearchParams();
	for (const [name, value] of new URLSearchParams(query)) {
		if (proposeField(name, [value]).reason === "secret") {
			problems.push(
				`${JSON.stringify(name.slice(0, 80))} looks like a credential and was left out: Bellhop sends those in a header.`,
			);
		} else if (isParameterName(name)) named.set(name, [...(named.get(name) ?? []), value]);
		else if (name !== "") {
			fixedQuery.append(name, value);
			problems.push(`${JSON.stringify(name.slice(0, 80))} cannot be the name of a parameter and keeps its value.`);
		}
	}
	return { query: named, fixedQuery, problems };
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
