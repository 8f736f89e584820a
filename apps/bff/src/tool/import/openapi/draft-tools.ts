import { setImmediate as pause } from "node:timers/promises";
import { toolInput } from "../../tool-input.ts";
import type { AuthorizationProposal } from "../authorization-proposal.ts";
import type { DraftParameter, DraftTool } from "../draft-tool.ts";
import { proposeAccess } from "../propose-access.ts";
import { type IdentityGuess, proposeIdentity } from "../propose-identity.ts";
import { proposeWords } from "../propose-words.ts";
import type { ResponseField } from "../response-from-json.ts";
import { asObject, childOf, followReference, type JsonObject, type Note } from "./follow-reference.ts";
import { proposeAuthorization } from "./propose-authorization.ts";
import { readBody } from "./read-body.ts";
import type { OnProgress } from "./read-document.ts";
import type { OpenApiDocument, OpenApiOperation } from "./read-open-api.ts";
import { readParameters } from "./read-parameters.ts";
import { readResponse } from "./read-response.ts";
import { type ServerChoice, serverUrl } from "./server-url.ts";

/** A draft for one operation, with what the admin is asked to look at. */
export interface OperationDraft {
	readonly operation: OpenApiOperation;
	readonly tool: DraftTool;
	readonly authorization: AuthorizationProposal | undefined;
	readonly identity: readonly IdentityGuess[];
	/** All fields of the answer; those proposed are ticked in `tool.response.fields` already. */
	readonly fields: readonly ResponseField[];
	readonly problems: readonly string[];
}

/** Which operations, by `OpenApiOperation.id`, and what the document does not know. */
export interface DraftChoice extends ServerChoice {
	readonly operationIds: readonly string[];
	/** Names of the site's tools. */
	readonly taken?: ReadonlySet<string>;
	readonly onProgress?: OnProgress;
}

const mostParameters = 50;

/** Drafts a tool for each chosen operation. Ids the document does not have are passed over. */
export async function draftTools(document: OpenApiDocument, choice: DraftChoice): Promise<OperationDraft[]> {
	const wanted = new Set(choice.operationIds);
	const chosen = document.operations.filter(({ id }) => wanted.has(id));
	const taken = new Set(choice.taken);
	const drafts: OperationDraft[] = [];
	for (const operation of chosen) {
		const draft = draftTool(document.root, operation, { ...choice, taken });
		taken.add(draft.tool.name);
		drafts.push(draft);
		choice.onProgress?.({ stage: "operations", done: drafts.length, total: chosen.length });
		if (drafts.length % 5 === 0) await pause();
	}
	return drafts;
}

type Choice = ServerChoice & { readonly taken: ReadonlySet<string> };

function draftTool(root: JsonObject, entry: OpenApiOperation, choice: Choice): OperationDraft {
	const problems = new Set<string>();
	const note: Note = (sentence) => problems.add(sentence);
	const item = followReference(root, childOf(root["paths"], entry.path), note) ?? {};
	const operation = asObject(item[entry.method.toLowerCase()]) ?? {};
	if (entry.deprecated) note("The document calls this operation deprecated.");
	const server = serverUrl([operation, item, root], choice, note);
	const authorization = proposeAuthorization(root, operation, note);
	const body = entry.method === "GET" ? [] : readBody(root, operation, note);
	const rest = readParameters({ root, item, operation, path: entry.path, note }, new Set(body.map(({ name }) => name)));
	const sent = [...rest.parameters, ...body].filter(({ name, place }) => !isCredential(name, place, authorization));
	const { parameters, identity } = proposeIdentity(fitting(sent, note));
	const { response, fields } = readResponse(root, operation, note);
	const tool: DraftTool = {
		...proposeWords({ ...entry, id: entry.operationId }, choice.taken),
		description: describe(entry, operation),
		method: entry.method,
		url: `${server}${rest.path}`,
		headers: {},
		parameters,
		authorization: null,
		response,
		access: proposeAccess(entry.method, `${entry.operationId ?? ""} ${entry.summary}`),
		audience: identity.length > 0 ? "verified" : "anyone",
		idempotent: takesIdempotencyKey(root, item, operation),
		state: "draft",
	};
	const mended = mend(tool, note);
	const kept = identity.filter(({ parameter }) => mended.parameters.some(({ name }) => name === parameter));
	return { operation: entry, tool: mended, authorization, identity: kept, fields, problems: [...problems] };
}

/** The header of the credential is no parameter, though documents list it as one. */
function isCredential(name: string, place: string, authorization: AuthorizationProposal | undefined): boolean {
	return (
		place === "header" && authorization?.kind === "api_key" && authorization.header.toLowerCase() === name.toLowerCase()
	);
}

/** As many as a tool may have, those that are required first. */
function fitting(parameters: readonly DraftParameter[], note: Note): DraftParameter[] {
	const unique = parameters.filter(({ name }, index) => parameters.findIndex((other) => other.name === name) === index);
	for (const { name, place } of parameters.filter((each) => !unique.includes(each))) {
		note(`"${name}" of the ${place} was left out: there is another parameter of that name.`);
	}
	if (unique.length <= mostParameters) return unique;
	note(`Only ${mostParameters} of ${unique.length} parameters were taken, those that are required first.`);
	const kept = new Set(
		[...unique].sort((one, other) => Number(other.required) - Number(one.required)).slice(0, mostParameters),
	);
	return unique.filter((each) => kept.has(each));
}

function describe({ summary, method, path }: OpenApiOperation, { description }: JsonObject): string {
	const more = typeof description === "string" ? description.trim() : "";
	const words = [summary, more === summary || more.startsWith(summary) ? more.slice(summary.length) : more];
	const text = words
		.map((each) => each.trim())
		.filter((each) => each !== "")
		.join("\n");
	return (text === "" ? `${method} ${path}` : text).slice(0, 2_000).trim();
}

function takesIdempotencyKey(root: JsonObject, item: JsonObject, operation: JsonObject): boolean {
	const lists = [operation["parameters"], item["parameters"]].flatMap((list) => (Array.isArray(list) ? list : []));
	return lists.some((each) => {
		const { name, in: place } = followReference(root, each, () => {}) ?? {};
		return place === "header" && typeof name === "string" && name.toLowerCase() === "idempotency-key";
	});
}

/**
 * What saving would refuse is taken out and said, so that a draft can always be saved and completed later. The schemas are
 * not looked at again: `plainSchema` writes none that cannot be used, and to compile thousands takes minutes.
 */
function mend(tool: DraftTool, note: Note): DraftTool {
	let mended = tool;
	for (let attempt = 0; attempt <= mostParameters; attempt += 1) {
		const plain = { ...mended, parameters: mended.parameters.map((each) => ({ ...each, schema: {} })), response: {} };
		const issue = toolInput.safeParse(plain).error?.issues[0];
		if (!issue) return mended;
		const [field, index] = issue.path;
		const parameter = field === "parameters" && typeof index === "number" ? mended.parameters[index] : undefined;
		const what = parameter ? `The parameter "${parameter.name}"` : `The field ${issue.path.join(".")}`;
		note(`${what} cannot be as the document says: ${issue.message}`);
		if (!parameter) return mended;
		mended = { ...mended, parameters: mended.parameters.filter((each) => each !== parameter) };
	}
	return mended;
}
