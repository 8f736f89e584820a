import { asObject, childOf, type JsonObject, type Note } from "./follow-reference.ts";

/** Where an operation is sent. */
export interface ServerChoice {
	/** An address the admin picked or wrote instead of the document's own. */
	readonly server?: string | undefined;
	/** Where the document came from: relative addresses are read from there. */
	readonly documentUrl?: string | undefined;
}

/** Reserved for examples (RFC 2606), so a draft that was not completed reaches nobody. */
const placeholder = "https://your-api.example";

/**
 * The address of an operation's server, variables filled with their defaults, without a slash at its end.
 * @param levels the operation, its path item and the document: the first that names servers counts.
 */
export function serverUrl(levels: readonly JsonObject[], choice: ServerChoice, note: Note): string {
	const named = levels.map(({ servers }) => servers).find((servers) => Array.isArray(servers) && servers.length > 0);
	const server = Array.isArray(named) ? asObject(named[0]) : undefined;
	const written = choice.server ?? (typeof server?.["url"] === "string" ? server["url"] : "/");
	const filled = written.replace(/\{([^}]*)\}/g, (whole, name: string) => {
		const variable = childOf(server?.["variables"], name);
		const value = childOf(variable, "default");
		return typeof value === "string" && value !== "" ? value : whole;
	});
	const base = choice.documentUrl && URL.canParse(choice.documentUrl) ? choice.documentUrl : undefined;
	if (/[{}]/.test(filled) || !URL.canParse(filled, base) || !/^https?:/.test(new URL(filled, base).protocol)) {
		note(
			`The document does not say where the API is (its server is ${JSON.stringify(written.slice(0, 200))}). Put in its address.`,
		);
		return placeholder;
	}
	const { origin, pathname, protocol } = new URL(filled, base);
	if (protocol === "http:") note("The server's address is not https; it is refused unless the deployer opened it.");
	return `${origin}${pathname.replace(/\/+$/, "")}`;
}
