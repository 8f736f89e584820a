import type { JsonSchema } from "../../../database/tables/index.ts";
import { fieldsOfSchema } from "../fields-of-schema.ts";
import type { ResponseField } from "../response-from-json.ts";
import { asObject, childOf, followReference, type JsonObject, type Note } from "./follow-reference.ts";
import { limits, plainSchema } from "./plain-schema.ts";
import { isJson } from "./read-body.ts";

/** What an operation answers, and a proposal of what the model may see of it. */
export interface ReadResponse {
	readonly response: { readonly schema?: JsonSchema; readonly fields?: string[] };
	readonly fields: readonly ResponseField[];
}

/** The first answer of success that is JSON. Where nothing of it can be proposed, the model sees nothing until the admin ticks. */
export function readResponse(root: JsonObject, operation: JsonObject, note: Note): ReadResponse {
	const schema = schemaOf(root, operation, note);
	if (!schema) return { response: {}, fields: [] };
	const { fields, left } = fieldsOfSchema(schema);
	if (left > 0)
		note(`${left} fields of the answer cannot be picked one by one: too many, too deep, or with a dot in their name.`);
	if (fields.length === 0) return { response: { schema }, fields: [] };
	const ticked = fields.filter(({ proposed }) => proposed).map(({ path }) => path);
	if (ticked.length === 0) note("No field of the answer could be proposed; tick what the model may see.");
	return { response: { schema, fields: ticked }, fields };
}

function schemaOf(root: JsonObject, operation: JsonObject, note: Note): JsonSchema | undefined {
	const responses = Object.entries(asObject(operation["responses"]) ?? {});
	const successes = responses
		.filter(([status]) => /^2(?:\d\d|XX)$/i.test(status))
		.sort(([one], [other]) => (one < other ? -1 : 1));
	const fallback = responses.filter(([status]) => status === "default");
	for (const [, value] of successes.length > 0 ? successes : fallback) {
		const content = Object.entries(asObject(followReference(root, value, note)?.["content"]) ?? {});
		const json = content.find(([type]) => isJson(type));
		const schema = json && childOf(json[1], "schema");
		if (schema !== undefined) {
			return plainSchema(schema, { root, note, direction: "response", budget: { left: limits.schemas } });
		}
		if (content.length > 0 && !json) note("The answer is not JSON; the model can be given JSON only.");
	}
	const isEmpty = successes.length > 0 && successes.every(([status]) => status === "204" || status === "205");
	if (!isEmpty)
		note("The document does not say what the answer looks like. Paste an example, or the model sees all of it.");
	return undefined;
}
