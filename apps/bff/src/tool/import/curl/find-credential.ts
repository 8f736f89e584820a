import type { AuthorizationProposal } from "../authorization-proposal.ts";
import { looksSecret, proposeField } from "../propose-field.ts";
import type { CurlCommand } from "./read-options.ts";

/** The credential of a command, apart from the rest of it. */
export interface FoundCredential {
	readonly authorization: AuthorizationProposal | undefined;
	/** In clear, when the command holds it and not only the name of a variable. For the page to offer to store it. */
	readonly secret: string | undefined;
	/** The headers that are neither credentials nor a browser's own. */
	readonly headers: Record<string, string>;
	/** Whether the command sends an `Idempotency-Key`. */
	readonly idempotent: boolean;
	readonly problems: string[];
}

/** Headers that Bellhop, the connection or a browser writes itself. */
const ownHeaders = new Set(
	`accept accept-encoding accept-language cache-control connection content-length content-type dnt expect host idempotency-key
	if-modified-since if-none-match keep-alive origin postman-token pragma priority proxy-authorization proxy-connection referer
	te trailer transfer-encoding upgrade upgrade-insecure-requests user-agent x-requested-with`.split(/\s+/),
);

interface Credential {
	readonly authorization: AuthorizationProposal;
	readonly secret: string;
}

/**
 * Takes the credential out of a command. A tool has one; further ones, cookies, and all that looks like a secret are left
 * out and said. No problem quotes a value.
 */
export function findCredential({ headers, user }: Pick<CurlCommand, "headers" | "user">): FoundCredential {
	const credentials: Credential[] = [];
	const kept: Record<string, string> = {};
	const problems: string[] = [];
	if (user !== undefined) credentials.push(basic(user));
	for (const [name, value] of headers) {
		const lower = name.toLowerCase();
		if (lower === "cookie") problems.push(cookieProblem);
		else if (ownHeaders.has(lower) || lower.startsWith("sec-")) continue;
		else if (lower === "authorization") credentials.push(ofAuthorization(value));
		else if (isSecretHeader(name, value)) {
			credentials.push({ authorization: { kind: "api_key", header: name }, secret: value });
		} else if (!/^[A-Za-z0-9-]{1,100}$/.test(name) || !/^[\x20-\x7e]*$/.test(value) || hasVariable(value)) {
			problems.push(`The header ${printable(name)} cannot be sent as it is and was left out.`);
		} else kept[name] = value;
	}
	const [first, ...others] = credentials;
	for (const { authorization } of others) {
		problems.push(
			`The command has a second credential (${describe(authorization)}), which was left out: a tool uses one.`,
		);
	}
	const secret = first && first.secret !== "" && !hasVariable(first.secret) ? first.secret : undefined;
	const idempotent = headers.some(([name]) => name.toLowerCase() === "idempotency-key");
	return { authorization: first?.authorization, secret, headers: kept, idempotent, problems };
}

const cookieProblem =
	"The command sends cookies, which were left out: they are the log-in of a person's browser and end with it. Ask for an API key.";

function isSecretHeader(name: string, value: string): boolean {
	return proposeField(name.replace(/^x-/i, "")).reason === "secret" || /(?:^|-)key$/i.test(name) || looksSecret(value);
}

function ofAuthorization(value: string): Credential {
	const [, scheme = "", rest = ""] = /^(\S+)\s+(.*)$/s.exec(value) ?? [];
	if (/^bearer$/i.test(scheme)) return { authorization: { kind: "bearer" }, secret: rest.trim() };
	if (/^basic$/i.test(scheme)) {
		if (hasVariable(rest)) return basic("");
		const pair = Buffer.from(rest, "base64").toString("utf8");
		if (pair.includes(":")) return basic(pair);
	}
	return { authorization: { kind: "api_key", header: "Authorization" }, secret: value };
}

function basic(pair: string): Credential {
	const colon = pair.indexOf(":");
	const username = colon < 0 ? pair : pair.slice(0, colon);
	return {
		authorization: { kind: "basic", username: hasVariable(username) ? "" : username },
		secret: colon < 0 ? "" : pair.slice(colon + 1),
	};
}

function describe(authorization: AuthorizationProposal): string {
	return authorization.kind === "api_key" ? `the header ${printable(authorization.header)}` : authorization.kind;
}

/** `$TOKEN`, `${TOKEN}`, `$(cat token)`, `<token>`, `{{token}}`, `YOUR_TOKEN`: a place to fill in, not a value. */
function hasVariable(value: string): boolean {
	return /\$\{?[A-Za-z_]|\$\(|`|\{\{|^<.*>$|^\.{3,}$|^x{4,}$|^(?:your|my)[ _-]/i.test(value);
}

const printable = (name: string) => name.replace(/[^\x20-\x7e]/g, "?").slice(0, 60);
