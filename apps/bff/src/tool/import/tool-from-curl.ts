import type { JsonSchema, ToolMethod } from "../../database/tables/index.ts";
import type { AuthorizationProposal } from "./authorization-proposal.ts";
import { findCredential } from "./curl/find-credential.ts";
import { readAddress, sortQuery } from "./curl/read-address.ts";
import { type CurlCommand, readOptions } from "./curl/read-options.ts";
import type { DraftParameter, DraftTool } from "./draft-tool.ts";
import { ImportFault } from "./import-fault.ts";
import { bodyParameters } from "./parameters-from-json.ts";
import { pathPlaceholders } from "./path-placeholders.ts";
import { proposeAccess } from "./propose-access.ts";
import { proposeField } from "./propose-field.ts";
import { type IdentityGuess, proposeIdentity } from "./propose-identity.ts";
import { proposeWords } from "./propose-words.ts";
import { readJson } from "./read-json.ts";
import { schemaFromValue } from "./schema-from-value.ts";

/** A draft out of a cURL command. */
export interface CurlImport {
	readonly tool: DraftTool;
	readonly authorization: AuthorizationProposal | undefined;
	/** The credential in clear, when the command held one. It is nowhere else in here; the page offers to store it. */
	readonly secret: string | undefined;
	readonly identity: readonly IdentityGuess[];
	readonly problems: readonly string[];
}

/**
 * Reads a pasted cURL command; nothing of it is run or looked up. Values of the example do not become part of the draft.
 * @param taken names of the site's tools.
 * @throws ImportFault when it is no cURL command, a quote is not closed, or its address is none.
 */
export function toolFromCurl(text: string, taken: ReadonlySet<string> = new Set()): CurlImport {
	const command = readOptions(text);
	const address = readAddress(command.url);
	const credential = findCredential({ headers: command.headers, user: command.user ?? address.user });
	const { method, problem } = methodOf(command);
	const { path, names } = pathPlaceholders(address.path);
	const sent = readData(command, method);
	const query = new Map([...address.query, ...sent.query]);
	const parameters = withoutTwins([
		...names.map((name) => parameter(name, "path", { type: "string" })),
		...[...query].map(([name, values]) => queryParameter(name, values)),
		...sent.body,
	]);
	const fixed = String(new URLSearchParams([...address.fixedQuery, ...sent.fixedQuery]));
	const { parameters: filled, identity } = proposeIdentity(parameters.kept);
	const words = proposeWords({ method, path }, taken);
	return {
		tool: {
			...words,
			description: `${words.title}. Say here when to use this, and when not.`,
			method,
			url: `${address.origin}${path}${fixed && `?${fixed}`}`,
			headers: credential.headers,
			parameters: filled,
			authorization: null,
			access: proposeAccess(method, path.split("/").at(-1) ?? ""),
			audience: identity.length > 0 ? "verified" : "anyone",
			idempotent: credential.idempotent,
			state: "draft",
		},
		authorization: credential.authorization,
		secret: credential.secret,
		identity,
		problems: [
			...command.problems,
			...(problem ? [problem] : []),
			...address.problems,
			...credential.problems,
			...sent.problems,
			...parameters.problems,
		],
	};
}

function methodOf({ method, data, inQuery }: CurlCommand): { method: ToolMethod; problem?: string } {
	const wanted = method ?? (data.length > 0 && !inQuery ? "POST" : "GET");
	if (/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(wanted)) return { method: wanted as ToolMethod };
	return { method: "GET", problem: "The command's method is none that a tool can use; it became GET." };
}

interface SentData {
	readonly body: readonly DraftParameter[];
	readonly query: ReadonlyMap<string, string[]>;
	readonly fixedQuery: URLSearchParams;
	readonly problems: readonly string[];
}

function readData({ data, isJson, inQuery }: CurlCommand, method: ToolMethod): SentData {
	const nothing = { body: [], query: new Map<string, string[]>(), fixedQuery: new URLSearchParams() };
	if (data.length === 0) return { ...nothing, problems: [] };
	if (inQuery) return { ...nothing, ...sortQuery(data.join("&"), []) };
	if (method === "GET") return { ...nothing, problems: ["A GET request has no body; the command's was left out."] };
	const text = data.join(isJson ? "" : "&");
	if (isJson || /^\s*[[{]/.test(text)) return { ...nothing, ...jsonBody(text) };
	const form = sortQuery(text, [
		"The command sends a form; Bellhop sends the same parameters as JSON. See whether the API takes that.",
	]);
	const body = [...form.query].map(([name, values]) => ({ ...queryParameter(name, values), place: "body" as const }));
	return { ...nothing, body, problems: form.problems };
}

function jsonBody(text: string): Pick<SentData, "body" | "problems"> {
	try {
		// A variable outside of quotes, as in {"id": $ID}, stands for a value nobody knows.
		const body = readJson(text.replace(/([:[,]\s*)(?:\$\{?\w+\}?|\{\{\s*\w+\s*\}\})(?=\s*[,}\]])/g, "$1null"));
		const { parameters, problems } = bodyParameters(body);
		const kept = parameters.filter(({ name }) => proposeField(name).reason !== "secret");
		const secrets = parameters.filter((each) => !kept.includes(each));
		const said = secrets.map(
			({ name }) => `"${name}" looks like a credential and was left out: Bellhop sends those in a header.`,
		);
		return { body: kept, problems: [...problems, ...said] };
	} catch (error) {
		if (!(error instanceof ImportFault)) throw error;
		return { body: [], problems: [`The body was left out. ${error.message}`] };
	}
}

/** Parameters that steer a list have defaults everywhere. */
const optional =
	/^(?:page|limit|offset|per_?page|page_?size|size|sort|sort_?by|order_?by|cursor|after|before|fields|include|expand|format|locale|lang)$/i;

function queryParameter(name: string, values: readonly string[]): DraftParameter {
	const schemas = values.map((value) => schemaFromValue({ [name]: plainValue(name, value) }));
	const [first = {}] = schemas.map((schema) => (schema["properties"] as Record<string, JsonSchema>)[name] ?? {});
	const schema = values.length > 1 ? { type: "array", items: first } : first;
	return { ...parameter(name, "query", schema), required: !optional.test(name) };
}

/** Numbers and yes or no; what is called an id stays text, as it may begin with a zero. */
function plainValue(name: string, value: string): unknown {
	if (value === "true" || value === "false") return value === "true";
	if (!/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value) || proposeField(name).reason === "identifier") return value;
	return Number(value);
}

function parameter(name: string, place: DraftParameter["place"], schema: JsonSchema): DraftParameter {
	return { name, place, schema, required: true, description: "", source: { from: "model" } };
}

/** A tool's parameters have names of their own, wherever they stand. */
function withoutTwins(parameters: readonly DraftParameter[]): { kept: DraftParameter[]; problems: string[] } {
	const kept = parameters.filter(({ name }, index) => parameters.findIndex((other) => other.name === name) === index);
	const left = parameters.filter((each) => !kept.includes(each));
	const most = 50;
	const problems = left.map(
		({ name, place }) => `"${name}" of the ${place} was left out: there is another parameter of that name.`,
	);
	if (kept.length > most) problems.push(`Only the first ${most} of ${kept.length} parameters were taken.`);
	return { kept: kept.slice(0, most), problems };
}
