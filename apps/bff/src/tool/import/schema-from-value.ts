import type { JsonSchema } from "../../database/tables/index.ts";

/** How deep an example is looked into; below it anything is accepted. */
const deepest = 20;

/**
 * The JSON Schema of an example. A list's items get what all of them have in common. Values are never taken over, so no
 * `enum`, `default` or `example`: one example does not show which values are possible, and it may hold somebody's data.
 */
export function schemaFromValue(value: unknown): JsonSchema {
	return describe(value, { name: "", depth: 0 });
}

interface Place {
	readonly name: string;
	readonly depth: number;
}

function describe(value: unknown, place: Place): JsonSchema {
	if (value === null || place.depth >= deepest) return {};
	if (Array.isArray(value)) {
		const items = value.map((item) => describe(item, { ...place, depth: place.depth + 1 }));
		const [first, ...others] = items;
		return first ? { type: "array", items: others.reduce(merge, first) } : { type: "array" };
	}
	if (typeof value === "object") return describeObject(value, place);
	if (typeof value === "string") return { type: "string", ...formatOf(value, place.name) };
	if (typeof value === "number") return { type: numberType(value, place.name) };
	return { type: "boolean" };
}

function describeObject(value: object, { depth }: Place): JsonSchema {
	const entries = Object.entries(value);
	const properties = entries.map(([name, item]) => [name, describe(item, { name, depth: depth + 1 })] as const);
	const required = entries.filter(([, item]) => item !== null).map(([name]) => name);
	return {
		type: "object",
		properties: Object.fromEntries(properties),
		...(required.length > 0 && { required }),
	};
}

/** A whole number is called one only where the name does not speak of money or measure, which have decimals at other times. */
function numberType(value: number, name: string): "integer" | "number" {
	if (!Number.isSafeInteger(value)) return "number";
	return /price|amount|total|cost|fee|tax|balance|rate|weight|height|width|length|lat|lng|lon|percent|discount/i.test(
		name,
	)
		? "number"
		: "integer";
}

const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const email = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const webAddress = /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][\x21-\x7e]*)?$/;

/** A format is guessed only where the value can hardly be anything else; an address without "mail" in its name may be a login. */
function formatOf(value: string, name: string): { format?: string } {
	if (day.test(value) && isReal(value)) return { format: "date" };
	if (moment.test(value) && !Number.isNaN(Date.parse(value))) return { format: "date-time" };
	if (email.test(value) && /mail/i.test(name)) return { format: "email" };
	if (webAddress.test(value) && URL.canParse(value)) return { format: "uri" };
	return {};
}

const isReal = (value: string) => new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

/** What two schemas made from examples have in common. An empty one comes from null: it says nothing but that null occurs. */
function merge(one: JsonSchema, other: JsonSchema): JsonSchema {
	if (isEmpty(one) || isEmpty(other)) return {};
	const [type, otherType] = [one["type"], other["type"]];
	if (type === "object" && otherType === "object") return mergeObjects(one, other);
	if (type === "array" && otherType === "array") return mergeLists(one, other);
	if (type === otherType) return one["format"] === other["format"] ? one : { type };
	const numeric = [type, otherType].every((name) => name === "integer" || name === "number");
	return numeric ? { type: "number" } : {};
}

function mergeObjects(one: JsonSchema, other: JsonSchema): JsonSchema {
	const [mine, theirs] = [propertiesOf(one), propertiesOf(other)];
	const names = [...new Set([...mine.keys(), ...theirs.keys()])];
	const both = names.map((name) => {
		const [left, right] = [mine.get(name), theirs.get(name)];
		return [name, left && right ? merge(left, right) : (left ?? right)] as const;
	});
	const alsoRequired = new Set((other["required"] ?? []) as string[]);
	const required = ((one["required"] ?? []) as string[]).filter((name) => alsoRequired.has(name));
	return { type: "object", properties: Object.fromEntries(both), ...(required.length > 0 && { required }) };
}

function mergeLists(one: JsonSchema, other: JsonSchema): JsonSchema {
	const [mine, theirs] = [one["items"] as JsonSchema | undefined, other["items"] as JsonSchema | undefined];
	if (!mine || !theirs) return mine ? one : other;
	return { type: "array", items: merge(mine, theirs) };
}

const propertiesOf = (schema: JsonSchema) =>
	new Map(Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>));
const isEmpty = (schema: JsonSchema) => Object.keys(schema).length === 0;
