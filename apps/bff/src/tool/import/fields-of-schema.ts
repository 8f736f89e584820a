import type { JsonSchema } from "../../database/tables/index.ts";
import { listFields } from "./list-fields.ts";
import { proposeField } from "./propose-field.ts";
import type { ResponseField } from "./response-from-json.ts";

/** The fields of an answer of which only the schema is known, without sizes. */
export interface SchemaFields {
	readonly fields: readonly ResponseField[];
	/** How many could not be listed (`listFields`). */
	readonly left: number;
}

/** What a field picker offers for a response schema, judged by names and types alone. */
export function fieldsOfSchema(schema: JsonSchema): SchemaFields {
	const { fields, left } = listFields(schema);
	const proposals = fields.map((field) => ({
		...field,
		...proposeField(field.path, field.type === "boolean" ? [true] : []),
	}));
	return { fields: proposals, left };
}
