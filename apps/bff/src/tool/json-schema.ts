import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonSchema } from "../database/tables/index.ts";
import { unsupportedKeyword } from "./unsupported-keyword.ts";

// `multipleOf: 0.01` means pence: 24.1 fits, whatever its binary fraction looks like.
const ajv = new Ajv2020({
	...{ strict: false, allErrors: false, validateFormats: true, addUsedSchema: false },
	multipleOfPrecision: 9,
});
addFormats.default(ajv);

const compiled = new Map<string, ValidateFunction>();
const mostCompiled = 500;

/** What is wrong with a value, as a path and a sentence: "/size must be integer". */
export type SchemaFault = string;

/** Checks a value against a JSON Schema. @returns the first fault, or nothing when the value fits. */
export function checkAgainst(schema: JsonSchema, value: unknown): SchemaFault | undefined {
	const validate = compile(schema);
	if (validate(value)) return undefined;
	const fault = validate.errors?.[0];
	return `${fault?.instancePath || "the value"} ${fault?.message ?? "does not fit"}`;
}

/** Whether a JSON Schema can be used at all. @returns the reason when it cannot. */
export function schemaFault(schema: JsonSchema): string | undefined {
	const unsupported = unsupportedKeyword(schema);
	if (unsupported !== undefined) return `${unsupported} is no keyword that is supported`;
	try {
		compile(schema);
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

function compile(schema: JsonSchema): ValidateFunction {
	const key = JSON.stringify(schema);
	const known = compiled.get(key);
	if (known) return known;
	const validate = ajv.compile(schema);
	// Ours is the only cache: the library's own would keep every schema there ever was.
	ajv.removeSchema(schema);
	// Such a check would return a promise, and every value would seem to fit.
	if ("$async" in validate) throw new Error("$async is not supported");
	if (compiled.size >= mostCompiled) compiled.delete(compiled.keys().next().value ?? "");
	compiled.set(key, validate);
	return validate;
}
