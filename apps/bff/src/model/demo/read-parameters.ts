import type { LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import * as z from "zod";
import { tellingWords } from "./words.ts";

/** What the demo model understands of a parameter's JSON Schema; anything else of it is passed over. */
const parameterShape = z.object({
	type: z.string().optional().catch(undefined),
	pattern: z.string().optional().catch(undefined),
	enum: z.array(z.string()).optional().catch(undefined),
	format: z.string().optional().catch(undefined),
	description: z.string().optional().catch(undefined),
});
type Parameter = z.infer<typeof parameterShape> & { readonly name: string };

const inputShape = z.object({
	properties: z.record(z.string(), parameterShape).default({}),
	required: z.array(z.string()).default([]),
});

/** A required parameter that the visitor has not given yet. */
export interface MissingParameter {
	readonly name: string;
	readonly description: string;
	/** Whether any words would do, as for a reason. */
	readonly free: boolean;
	readonly numeric: boolean;
}

/** Reads a tool's parameters out of what the visitor wrote. A piece of text fills one parameter only. */
export function readParameters(tool: LanguageModelV4FunctionTool, text: string) {
	const { properties, required } = inputShape.parse(tool.inputSchema);
	const parameters = Object.entries(properties).map(([name, parameter]) => ({ ...parameter, name }));
	const values = new Map<string, unknown>();
	let rest = text;
	for (const read of [readExact, readNumber, readWords]) {
		for (const parameter of parameters.filter(({ name }) => !values.has(name))) {
			const found = read(parameter, rest);
			if (found === undefined) continue;
			values.set(parameter.name, found.value);
			rest = rest.replace(found.text, " ");
		}
	}
	const missing = parameters
		.filter(({ name }) => required.includes(name) && !values.has(name))
		.map(
			({ name, description, ...schema }): MissingParameter => ({
				...{ name, description: description ?? name.replaceAll("_", " ") },
				numeric: schema.type === "number" || schema.type === "integer",
				free: schema.type === "string" && !schema.pattern && !schema.enum && !schema.format,
			}),
		);
	return { values: Object.fromEntries(values), missing };
}

interface Found {
	readonly value: unknown;
	readonly text: string;
}

/** By pattern, list of values or format: these leave no doubt. */
function readExact({ pattern, enum: choices, format }: Parameter, text: string): Found | undefined {
	const choice = choices?.find((value) => text.toLowerCase().includes(value.toLowerCase().replaceAll("_", " ")));
	if (choice !== undefined) return { value: choice, text: "" };
	const known =
		pattern ?? (format === "email" ? "[^\\s@]+@[^\\s@]+\\.[a-z]{2,}" : format === "date" ? "\\d{4}-\\d\\d-\\d\\d" : "");
	if (known === "") return undefined;
	const inside = new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.replace(/^\^|\$$/g, "")})(?![\\p{L}\\p{N}])`, "iu");
	const found = inside.exec(text)?.[0];
	return found === undefined ? undefined : { value: found, text: found };
}

/** A number after the parameter's name ("size 42"), or what is one in letters ("size XL"); else the only number there is. */
function readNumber({ name, type, pattern }: Parameter, text: string): Found | undefined {
	const numeric = type === "integer" || type === "number";
	const label = name.replaceAll("_", "[ _]?");
	const named = new RegExp(`${label}\\D{0,4}(\\d+(?:\\.\\d+)?)`, "i").exec(text);
	if (named?.[1]) return { value: numeric ? Number(named[1]) : named[1], text: named[0] };
	const lettered = pattern || numeric ? null : new RegExp(`\\b${label} ([A-Z]{1,3})\\b`).exec(text);
	if (lettered?.[1]) return { value: lettered[1], text: lettered[0] };
	if (!numeric || pattern) return undefined;
	const numbers = text.match(/\d+(?:\.\d+)?/g) ?? [];
	return numbers.length === 1 && numbers[0] ? { value: Number(numbers[0]), text: numbers[0] } : undefined;
}

/** Free words for a search: the telling words of the text. Other free text cannot be guessed and is asked for. */
function readWords({ name, type, pattern, enum: choices, format }: Parameter, text: string): Found | undefined {
	if (type !== "string" || pattern || choices || format || !/query|search|keyword|product|topic/.test(name))
		return undefined;
	const telling = new Set(tellingWords(text));
	const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) =>
		tellingWords(word).some((part) => telling.has(part)),
	);
	const value = words.filter((word) => !/^(size|sizes|stock|available|sell|find|buy|colou?r)$/i.test(word)).join(" ");
	return value === "" ? undefined : { value, text: "" };
}
