import type { JsonSchema } from "../../database/tables/index.ts";
import { pickFields } from "../pick-fields.ts";
import { type FieldPath, listFields } from "./list-fields.ts";
import { type FieldMeasure, measureFields } from "./measure-fields.ts";
import { type FieldProposal, proposeField } from "./propose-field.ts";
import { readJson } from "./read-json.ts";
import { schemaFromValue } from "./schema-from-value.ts";

/** A field an admin may tick for the model. */
export interface ResponseField extends FieldPath, FieldProposal {
	/** What it takes of the example, in bytes of JSON; absent where there is no example. */
	readonly bytes?: number;
}

/** What an example response shows. */
export interface ImportedResponse {
	readonly schema: JsonSchema;
	readonly fields: ResponseField[];
	/** The whole example as compact JSON, and what is left of it with the proposed fields alone. */
	readonly bytes: number;
	readonly proposedBytes: number;
	readonly problems: string[];
}

/**
 * The response schema of an example answer and its fields with a proposal which of them the model may see.
 * @throws ImportFault with line and column when the text is not JSON.
 */
export function responseFromJson(text: string): ImportedResponse {
	const value = readJson(text);
	const exact = schemaFromValue(value);
	const { fields, left } = listFields(exact);
	const measures = measureFields(value);
	const proposals = fields.map((field) => ({ ...field, ...propose(field.path, measures) }));
	const picked = pickFields(
		value,
		proposals.filter(({ proposed }) => proposed).map(({ path }) => path),
	);
	const problems =
		left > 0 ? [`${left} fields cannot be picked one by one: too many, too deep, or with a dot in their name.`] : [];
	return {
		schema: { ...loosen(exact, 0), ...requiredOf(exact) },
		fields: proposals,
		bytes: bytesOf(value),
		proposedBytes: bytesOf(picked ?? null),
		problems,
	};
}

function propose(path: string, measures: ReadonlyMap<string, FieldMeasure>) {
	const { bytes, samples } = measures.get(path) ?? { bytes: 0, samples: [] };
	return { bytes, ...proposeField(path, samples) };
}

/**
 * One example promises little, and an answer that does not fit its schema is kept from the model: so anything below the top
 * may be null or absent, numbers may have decimals, and no format is demanded.
 */
function loosen(schema: JsonSchema, depth: number): JsonSchema {
	const { type, properties, items } = schema as {
		type?: string;
		properties?: Record<string, JsonSchema>;
		items?: JsonSchema;
	};
	if (type === undefined) return {};
	const plain = type === "integer" ? "number" : type;
	const below = Object.entries(properties ?? {}).map(([name, part]) => [name, loosen(part, depth + 1)] as const);
	return {
		type: depth === 0 ? plain : [plain, "null"],
		...(properties && { properties: Object.fromEntries(below) }),
		...(items && { items: loosen(items, depth + 1) }),
	};
}

/** At the top, objects and lists are what the answer is about: without them it is another answer, such as an error with status 200. */
function requiredOf({ properties }: JsonSchema): { required?: string[] } {
	const entries = Object.entries((properties ?? {}) as Record<string, JsonSchema>);
	const required = entries.filter(([, { type }]) => type === "object" || type === "array").map(([name]) => name);
	return required.length > 0 ? { required } : {};
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
