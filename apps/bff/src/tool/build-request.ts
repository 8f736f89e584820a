import type { Tool, ToolParameter } from "../database/tables/index.ts";
import type { EgressRequest } from "../egress/send-request.ts";
import { fillPlaceholders } from "./placeholders.ts";
import { ToolProblem } from "./tool-problem.ts";

/** The verified claims of the visitor, when there are any. */
export type IdentityClaims = Readonly<Record<string, unknown>> | undefined;

/** A request without its credential. */
export type PlainRequest = Omit<EgressRequest, "timeoutMs" | "signal">;

/**
 * Puts every parameter in its place: the model's from `input`, the others from the server's own knowledge.
 * @param input already checked against `modelSchema`.
 * @throws ToolProblem when a value is missing or cannot stand where it belongs.
 */
export function buildRequest(
	tool: Tool,
	input: Readonly<Record<string, unknown>>,
	claims: IdentityClaims,
): PlainRequest {
	const values = new Map<ToolParameter, unknown>();
	for (const parameter of tool.parameters) {
		const value = valueFor(parameter, input, claims);
		if (value !== undefined) values.set(parameter, value);
		else if (parameter.required) throw missing(parameter);
	}
	const at = (place: ToolParameter["place"]) => [...values].filter(([parameter]) => parameter.place === place);
	const hasBody = tool.method !== "GET" && (tool.method !== "DELETE" || at("body").length > 0);
	return {
		method: tool.method,
		url: withQuery(withPath(tool.url, at("path")), at("query")),
		headers: {
			...lowerCased(tool.headers),
			...Object.fromEntries(at("header").map(([{ name }, value]) => [name.toLowerCase(), headerText(name, value)])),
			accept: "application/json",
			...(hasBody && { "content-type": "application/json" }),
		},
		body: hasBody
			? JSON.stringify(Object.fromEntries(at("body").map(([{ name }, value]) => [name, value])))
			: undefined,
	};
}

/** What a parameter is filled with, by its source; nothing when there is no such value. */
export function valueFor(
	{ name, source }: ToolParameter,
	input: Readonly<Record<string, unknown>>,
	claims: IdentityClaims,
): unknown {
	if (source.from === "constant") return source.value;
	if (source.from === "identity")
		return claims && Object.hasOwn(claims, source.claim) ? claims[source.claim] : undefined;
	return Object.hasOwn(input, name) ? input[name] : undefined;
}

function missing({ name, source }: ToolParameter): ToolProblem {
	return source.from === "identity"
		? new ToolProblem("identity_missing")
		: new ToolProblem("input_invalid", `${name} is missing`);
}

/** Percent-encodes each value; a value that would change the path's segments is refused, since the URL parser folds dots. */
function withPath(template: string, values: [ToolParameter, unknown][]): URL {
	const byName = new Map(values.map(([{ name }, value]) => [name, String(value)]));
	const url = new URL(
		fillPlaceholders(template, (name) => {
			const value = byName.get(name) ?? "";
			if (value === "" || /^\.+$/.test(value) || !value.isWellFormed()) {
				throw new ToolProblem("input_invalid", `${name} cannot stand in a path`);
			}
			return encodeURIComponent(value);
		}),
	);
	if (url.pathname.split("/").length !== new URL(template).pathname.split("/").length) {
		throw new ToolProblem("input_invalid", "a value cannot stand in the path");
	}
	return url;
}

function withQuery(url: URL, values: [ToolParameter, unknown][]): string {
	for (const [{ name }, value] of values) {
		for (const item of Array.isArray(value) ? value : [value]) url.searchParams.append(name, plainText(item));
	}
	return url.href;
}

function headerText(name: string, value: unknown): string {
	const text = plainText(value);
	if (!/^[\x20-\x7e]*$/.test(text)) throw new ToolProblem("input_invalid", `${name} cannot stand in a header`);
	return text;
}

const plainText = (value: unknown) =>
	typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
const lowerCased = (headers: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
