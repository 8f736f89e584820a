import type { AuthorizationProposal } from "../authorization-proposal.ts";
import { asObject, childOf, followReference, type JsonObject, type Note } from "./follow-reference.ts";

/**
 * The credential an operation wants: the first alternative of its `security` that Bellhop can do. Nothing where it wants
 * none.
 */
export function proposeAuthorization(
	root: JsonObject,
	operation: JsonObject,
	note: Note,
): AuthorizationProposal | undefined {
	const security = operation["security"] ?? root["security"];
	const alternatives = (Array.isArray(security) ? security : []).map((each) => asObject(each) ?? {});
	const wanted = alternatives.filter((each) => Object.keys(each).length > 0);
	if (wanted.length === 0) return undefined;
	const reasons: string[] = [];
	for (const alternative of wanted) {
		const names = Object.keys(alternative);
		const [name = ""] = names;
		if (names.length > 1) {
			reasons.push(`The API wants ${names.length} credentials at once; a tool uses one.`);
			continue;
		}
		const read = readScheme(root, name, { scopes: alternative[name], note });
		if (typeof read === "object") return read;
		reasons.push(read);
	}
	for (const reason of reasons) note(reason);
	return undefined;
}

interface Wish {
	readonly scopes: unknown;
	readonly note: Note;
}

/** The proposal for a scheme, or why there is none. */
function readScheme(root: JsonObject, name: string, wish: Wish): AuthorizationProposal | string {
	const schemes = childOf(root["components"], "securitySchemes");
	const scheme = followReference(root, childOf(schemes, name), wish.note);
	const label = JSON.stringify(name.slice(0, 80));
	if (!scheme) return `The security scheme ${label} is not described in the document.`;
	const { type, in: place, name: key } = scheme;
	const http = String(scheme["scheme"] ?? "").toLowerCase();
	if (type === "http" && http === "bearer") return { kind: "bearer" };
	if (type === "http" && http === "basic") return { kind: "basic", username: "" };
	if (type === "apiKey" && place === "header" && typeof key === "string") return { kind: "api_key", header: key };
	if (type === "apiKey")
		return `The API takes its key in the ${String(place)} (${label}); Bellhop sends credentials in headers only.`;
	if (type === "oauth2")
		return readFlows(scheme, wish.scopes) ?? `The OAuth 2.0 flows of ${label} are none that Bellhop does.`;
	if (type === "openIdConnect")
		return `${label} is OpenID Connect: look up its endpoints and make an OAuth 2.0 authorization.`;
	return `The security scheme ${label} (${String(type)} ${http}) is not supported.`;
}

/** A server acts for itself with client credentials; where there are none, an admin connects once with a code. */
function readFlows(scheme: JsonObject, wanted: unknown): AuthorizationProposal | undefined {
	const flows = [
		["clientCredentials", "client_credentials"],
		["authorizationCode", "authorization_code"],
	] as const;
	for (const [key, flow] of flows) {
		const found = asObject(childOf(scheme["flows"], key));
		const { tokenUrl, authorizationUrl, scopes } = found ?? {};
		if (typeof tokenUrl !== "string") continue;
		const named = Array.isArray(wanted) ? wanted.filter((scope) => typeof scope === "string") : [];
		return {
			kind: "oauth2",
			flow,
			...(flow === "authorization_code" && typeof authorizationUrl === "string" && { authorizationUrl }),
			tokenUrl,
			scopes: named.length > 0 ? named : Object.keys(asObject(scopes) ?? {}),
		};
	}
	return undefined;
}
