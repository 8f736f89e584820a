import type { ParameterSource, ToolParameter } from "../../database/tables/index.ts";
import type { ToolInput } from "../tool-input.ts";

/** A proposed parameter: filled by the model, or by the server from the verified identity. */
export interface DraftParameter extends Omit<ToolParameter, "source"> {
	readonly source: Exclude<ParameterSource, { from: "constant" }>;
}

/** A proposal that `toolInput` accepts: always a draft, and never with a credential in it. */
export interface DraftTool extends Omit<ToolInput, "parameters"> {
	readonly state: "draft";
	readonly parameters: DraftParameter[];
	readonly authorization: null;
}

/** The longest name a tool or a parameter may have. */
const longestName = { tool: 63, parameter: 64 };
const reserved = ["__proto__", "constructor", "prototype", "handover"];

/** Whether a key of the owner's API can be the name of a parameter as it is (it is sent as written). */
export function isParameterName(name: string): boolean {
	return /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/.test(name) && !reserved.includes(name);
}

/** A name for a placeholder, which only the URL and the tool use. */
export function placeholderName(words: string): string {
	const name = words.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, longestName.parameter);
	return isParameterName(name) ? name : `id_${name}`.slice(0, longestName.parameter);
}

/** A tool's name out of any text: lower_snake, never reserved and not among `taken`. */
export function toolName(text: string, taken: ReadonlySet<string>): string {
	const words = wordsOf(text)
		.join("_")
		.replace(/^[^a-z]+/, "");
	const name = (words === "" ? "tool" : words).slice(0, longestName.tool).replace(/_+$/, "");
	const free = (candidate: string) => !taken.has(candidate) && !reserved.includes(candidate);
	if (free(name)) return name;
	for (let number = 2; ; number += 1) {
		const ending = `_${number}`;
		const candidate = name.slice(0, longestName.tool - ending.length) + ending;
		if (free(candidate)) return candidate;
	}
}

/** The lower-case words of a name in any spelling: `getOrderById`, `get-order_by.id`, `GET /orders/{id}`. ASCII alone. */
export function wordsOf(text: string): string[] {
	const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
	const apart = plain.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
	return apart
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== "");
}
