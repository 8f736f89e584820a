import type { Tool, ToolParameter } from "../database/tables/index.ts";
import type { FieldFault } from "../problem.ts";
import { editKind } from "./edit-kind.ts";
import { checkAgainst } from "./json-schema.ts";

/**
 * An action's arguments with what the visitor typed into the card. Only parameters that may be edited take a value, and each
 * is checked against its own schema; an empty text leaves out what is not required.
 */
export function applyEdits(
	{ parameters }: Pick<Tool, "parameters">,
	input: Readonly<Record<string, unknown>>,
	values: Readonly<Record<string, string>>,
): { readonly input: Record<string, unknown>; readonly faults: readonly FieldFault[] } {
	const changed = new Map(Object.entries(input));
	const faults: FieldFault[] = [];
	for (const [name, typed] of Object.entries(values)) {
		const parameter = parameters.find((one) => one.name === name && one.editable && one.source.from === "model");
		const fault = parameter ? put(changed, parameter, typed) : "This cannot be changed.";
		if (fault) faults.push({ path: name, message: fault });
	}
	return { input: Object.fromEntries(changed), faults };
}

function put(
	changed: Map<string, unknown>,
	{ name, schema, required }: ToolParameter,
	typed: string,
): string | undefined {
	const text = typed.trim();
	if (text === "" && !required) {
		changed.delete(name);
		return undefined;
	}
	const value = editKind(schema) === "number" ? readNumber(text) : text;
	const fault = value === undefined ? "must be a number" : checkAgainst(schema, value);
	if (fault === undefined) changed.set(name, value);
	return fault?.replace(/^the value /, "");
}

function readNumber(text: string): number | undefined {
	return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
}
