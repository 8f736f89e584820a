import type { JsonSchema } from "../../database/tables/index.ts";
import { type DraftParameter, isParameterName } from "./draft-tool.ts";
import { ImportFault } from "./import-fault.ts";
import { readJson } from "./read-json.ts";
import { schemaFromValue } from "./schema-from-value.ts";

/** Body parameters, and what of the example could not become one. */
export interface ImportedParameters {
	readonly parameters: DraftParameter[];
	readonly problems: string[];
}

/** As many parameters as a tool may have. */
const mostParameters = 50;

/**
 * The body parameters of an example request: one for each key of its object, nested objects and lists as schemas, required
 * unless the example says null. The model fills them until the admin says otherwise.
 * @throws ImportFault when the text is not the JSON of an object.
 */
export function parametersFromJson(text: string): ImportedParameters {
	return bodyParameters(readJson(text));
}

/** The same for an example that was read already. */
export function bodyParameters(body: unknown): ImportedParameters {
	if (typeof body !== "object" || body === null || Array.isArray(body)) {
		throw new ImportFault(
			'A tool sends an object: paste one with a key for each parameter, such as {"order_id": "12345"}.',
		);
	}
	const entries = Object.entries(body);
	const usable = entries.filter(([name]) => isParameterName(name));
	const problems = entries
		.filter(([name]) => !isParameterName(name))
		.map(
			([name]) => `The key ${JSON.stringify(name.slice(0, 80))} cannot be the name of a parameter and was left out.`,
		);
	if (usable.length > mostParameters) {
		problems.push(`Only the first ${mostParameters} of ${usable.length} keys became parameters.`);
	}
	return { parameters: usable.slice(0, mostParameters).map(parameterOf), problems };
}

function parameterOf([name, value]: [string, unknown]): DraftParameter {
	const { properties } = schemaFromValue({ [name]: value }) as { properties: Record<string, JsonSchema> };
	const schema = properties[name] ?? {};
	return { name, place: "body", schema, required: value !== null, description: "", source: { from: "model" } };
}
