import type { JsonSchema, Tool } from "../database/tables/index.ts";

/** The input schema the model sees: the parameters it fills itself and no other, closed to further properties. */
export function modelSchema(tool: Pick<Tool, "parameters">): JsonSchema {
	const offered = tool.parameters.filter(({ source }) => source.from === "model");
	return {
		type: "object",
		properties: Object.fromEntries(
			offered.map(({ name, schema, description }) => [name, description ? { ...schema, description } : schema]),
		),
		required: offered.filter(({ required }) => required).map(({ name }) => name),
		additionalProperties: false,
	};
}
