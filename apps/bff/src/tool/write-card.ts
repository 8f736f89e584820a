import type { Approval, ApprovalField } from "@bellhop/contract/approval";
import type { JsonSchema, Tool, ToolParameter } from "../database/tables/index.ts";
import { type IdentityClaims, valueFor } from "./build-request.ts";
import { editKind } from "./edit-kind.ts";
import { fillPlaceholders } from "./placeholders.ts";

/** What a visitor reads of an action before they confirm it. */
export type WriteCard = Pick<Approval, "title" | "summary" | "action" | "fields">;

/**
 * The confirmation card of an action: the owner's words with the exact values in them, and every value by itself. Constants
 * are shown where the admin gave them a label.
 */
export function writeCard(
	{ title, parameters, writing }: Pick<Tool, "title" | "parameters" | "writing">,
	input: Readonly<Record<string, unknown>>,
	claims: IdentityClaims,
): WriteCard {
	const values = new Map(
		parameters.map((parameter) => [parameter.name, shown(parameter.schema, valueFor(parameter, input, claims))]),
	);
	const fill = (template: string) => fillPlaceholders(template, (name) => values.get(name) ?? "");
	return {
		title,
		summary: writing.summary ? fill(writing.summary) : title,
		...(writing.action && { action: fill(writing.action) }),
		fields: parameters
			.filter(({ source, label }) => source.from !== "constant" || label !== undefined)
			.filter(({ name, editable }) => editable || values.get(name) !== "")
			.map((parameter) => fieldOf(parameter, values.get(parameter.name) ?? "")),
	};
}

function fieldOf({ name, label, schema, editable }: ToolParameter, value: string): ApprovalField {
	const kind = editable ? editKind(schema) : undefined;
	const choices = kind === "choice" ? { choices: (schema["enum"] as string[]).map(String) } : {};
	return { label: label ?? humanized(name), value, ...(kind && { edit: { name, kind, ...choices } }) };
}

/** A number in hundredths is shown with two decimals, as money is; everything else as it is sent. */
function shown({ multipleOf }: JsonSchema, value: unknown): string {
	if (value === undefined || value === null) return "";
	if (typeof value === "number" && multipleOf === 0.01) return value.toFixed(2);
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function humanized(name: string): string {
	const words = name.replaceAll(/[_.-]+/g, " ").trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
