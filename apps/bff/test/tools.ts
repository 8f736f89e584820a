import type { Tool, ToolParameter } from "../src/database/tables/index.ts";
import { type ToolInput, toolInput } from "../src/tool/tool-input.ts";

/** A tool as an admin writes it: one read that is live, with what a test wants otherwise. */
export function toolNamed(name: string, more: Partial<ToolInput> = {}): ToolInput {
	return {
		name,
		title: "Looking it up",
		description: "Find it.",
		url: "https://api.example/things",
		access: "read",
		state: "live",
		...more,
	};
}

type ParameterInput = NonNullable<ToolInput["parameters"]>[number];

/** A required parameter of the model's, with what a test wants otherwise. */
export function parameterNamed(name: string, more: Partial<ParameterInput> = {}): ParameterInput & ToolParameter {
	const parameter = { name, place: "body", schema: {}, required: true, source: { from: "model" }, ...more };
	return { description: "", ...parameter } as ParameterInput & ToolParameter;
}

/** A tool's row as the database would give it. */
export function toolRow(more: Partial<Tool> = {}): Tool {
	const { authorization: _, ...values } = toolInput.parse(toolNamed("look_up"));
	const now = new Date(0);
	const row = { id: "tool_1", siteId: "site_1", authorizationId: null, createdAt: now, updatedAt: now } as const;
	const noToken = { subjectTokenAudience: null };
	return { ...values, ...noToken, ...row, ...more };
}
