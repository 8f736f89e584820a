import type { JsonSchema } from "../../../database/tables/index.ts";
import { asObject, childOf, type JsonObject, lookUp, type Note } from "./follow-reference.ts";
import { mergeSchemas } from "./merge-schemas.ts";

/** How a document's schemas are read. */
export interface SchemaReading {
	readonly root: JsonObject;
	readonly note: Note;
	/** A request leaves out what is read-only; a response what is write-only, and all but structure. */
	readonly direction: "request" | "response";
	/** How many schemas may still be written out; references can multiply without end. */
	readonly budget: { left: number };
}

/** How far references are written out. */
export const limits = { schemas: 200, depth: 8 };

interface Place {
	/** References on the way here, to see a cycle. */
	readonly trail: readonly string[];
	readonly depth: number;
}

/**
 * Writes a schema of OpenAPI 3.0 or 3.1 as plain JSON Schema without references: `allOf` merged, `nullable` as a type,
 * cycles cut where they begin again (anything is accepted there), annotations and unsupported keywords left out.
 */
export function plainSchema(schema: unknown, reading: SchemaReading): JsonSchema {
	return write(schema, reading, { trail: [], depth: 0 });
}

function write(schema: unknown, reading: SchemaReading, place: Place): JsonSchema {
	const found = dereference(schema, reading, place);
	if (!found) return {};
	if (reading.budget.left <= 0 || place.depth > limits.depth) {
		reading.note("A schema is too large; its deeper parts accept anything.");
		return {};
	}
	reading.budget.left -= 1;
	const below = { trail: found.trail, depth: place.depth + 1 };
	const { allOf, ...rest } = found.schema;
	const own = writeOwn(rest, reading, below);
	if (!Array.isArray(allOf)) return own;
	// The parts of an allOf describe the same value, so they are no deeper than it is.
	return allOf.map((part) => write(part, reading, { ...below, depth: place.depth })).reduce(mergeSchemas, own);
}

function dereference(schema: unknown, { root, note }: SchemaReading, { trail }: Place) {
	let found = asObject(schema);
	let passed = trail;
	let beside: JsonObject = {};
	for (;;) {
		const reference = childOf(found, "$ref");
		if (typeof reference !== "string") return found && { schema: { ...found, ...beside }, trail: passed };
		if (passed.includes(reference)) {
			note(`The schema ${nameOf(reference)} contains itself; from there on anything is accepted.`);
			return undefined;
		}
		passed = [...passed, reference];
		const { $ref: _, ...siblings } = found as JsonObject;
		beside = { ...siblings, ...beside };
		found = lookUp(root, reference, note);
	}
}

const nameOf = (reference: string) => reference.slice(reference.lastIndexOf("/") + 1).slice(0, 80);

const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

/** Keywords taken over into requests, where their value is one that a check accepts. */
const taken = new Map<string, (value: unknown) => boolean>([
	["enum", (value) => Array.isArray(value) && value.length > 0],
	["const", () => true],
	["default", () => true],
	["multipleOf", (value) => isNumber(value) && Number(value) > 0],
	["maximum", isNumber],
	["minimum", isNumber],
	["maxLength", isCount],
	["minLength", isCount],
	["maxItems", isCount],
	["minItems", isCount],
	["uniqueItems", (value) => typeof value === "boolean"],
	["maxProperties", isCount],
	["minProperties", isCount],
]);
/** Keywords that are read below, or say nothing about the value. */
const understood = new Set(
	`type properties required items additionalProperties anyOf oneOf format pattern nullable exclusiveMaximum exclusiveMinimum
	description title example examples deprecated readOnly writeOnly externalDocs xml discriminator $comment $schema $id $anchor
	$defs definitions contentMediaType contentEncoding`.split(/\s+/),
);
/** Formats that the model can follow and a check can judge. */
const formats = new Set(["date", "date-time", "time", "email", "uri", "uuid", "ipv4", "ipv6", "hostname"]);

function writeOwn(schema: JsonObject, reading: SchemaReading, place: Place): JsonSchema {
	const { direction, note } = reading;
	for (const keyword of Object.keys(schema)) {
		if (!taken.has(keyword) && !understood.has(keyword) && !keyword.startsWith("x-")) {
			note(`The JSON Schema keyword ${JSON.stringify(keyword.slice(0, 60))} is not supported and was left out.`);
		}
	}
	const shape = { ...typeOf(schema), ...structure(schema, reading, place) };
	const written = direction === "request" ? { ...shape, ...details(schema, note) } : shape;
	return withAlternatives(written, schema, { reading, place });
}

function typeOf(schema: JsonObject): JsonSchema {
	const types = [schema["type"]]
		.flat()
		.filter((type): type is string => typeof type === "string" && jsonTypes.has(type));
	const named = [...new Set(types)];
	const guessed = named.length > 0 ? named : schema["properties"] ? ["object"] : schema["items"] ? ["array"] : [];
	if (guessed.length === 0) return {};
	const all = schema["nullable"] === true ? [...new Set([...guessed, "null"])] : guessed;
	return { type: all.length === 1 ? all[0] : all };
}

const jsonTypes = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

function structure(schema: JsonObject, reading: SchemaReading, place: Place): JsonSchema {
	const properties = asObject(schema["properties"]);
	const hidden = reading.direction === "request" ? "readOnly" : "writeOnly";
	const visible = Object.entries(properties ?? {}).filter(([, part]) => {
		return childOf(part, hidden) !== true && childOf(resolved(part, reading), hidden) !== true;
	});
	const names = new Set(visible.map(([name]) => name));
	const required = [schema["required"]].flat().filter((name): name is string => {
		return typeof name === "string" && (names.has(name) || !Object.hasOwn(properties ?? {}, name));
	});
	const items = schema["items"];
	const additional = schema["additionalProperties"];
	return {
		...(properties && {
			properties: Object.fromEntries(visible.map(([name, part]) => [name, write(part, reading, place)])),
		}),
		...(required.length > 0 && { required: [...new Set(required)] }),
		...(items !== undefined && { items: write(items, reading, place) }),
		...(asObject(additional) && !properties && { additionalProperties: write(additional, reading, place) }),
		...(additional === false && reading.direction === "request" && { additionalProperties: false }),
	};
}

/** One step through a reference, silently: whether it exists is said where it is written out. */
const resolved = (part: unknown, { root }: SchemaReading) => {
	const reference = childOf(part, "$ref");
	return typeof reference === "string" ? lookUp(root, reference, () => {}) : undefined;
};

function details(schema: JsonObject, note: Note): JsonSchema {
	const kept = Object.entries(schema).filter(([keyword, value]) => taken.get(keyword)?.(value));
	const { format, pattern, description, nullable } = schema;
	const listed =
		Array.isArray(schema["enum"]) && nullable === true ? [...new Set([...schema["enum"], null])] : undefined;
	return {
		...Object.fromEntries(kept),
		...(listed && { enum: listed }),
		...bounds(schema),
		...(typeof format === "string" && formats.has(format) && { format }),
		...(typeof pattern === "string" && isSafePattern(pattern, note) && { pattern }),
		...(typeof description === "string" && description !== "" && { description: description.slice(0, 500) }),
	};
}

/** OpenAPI 3.0 writes `exclusiveMinimum: true` beside a `minimum`, 3.1 a number. */
function bounds(schema: JsonObject): JsonSchema {
	const pairs = [
		["exclusiveMinimum", "minimum"],
		["exclusiveMaximum", "maximum"],
	] as const;
	const written = pairs.flatMap(([exclusive, inclusive]): [string, unknown][] => {
		if (typeof schema[exclusive] === "number") return [[exclusive, schema[exclusive]]];
		return schema[exclusive] === true && typeof schema[inclusive] === "number" ? [[exclusive, schema[inclusive]]] : [];
	});
	return Object.fromEntries(written);
}

/** A repeated group can take for ever on a long text, and the check runs in the server. */
function isSafePattern(pattern: string, note: Note): boolean {
	if (pattern.length <= 200 && !/\)[*+{]/.test(pattern) && !/\\[1-9]/.test(pattern)) {
		try {
			return new RegExp(pattern, "u").source !== "";
		} catch {
			// Said below: the pattern is of another dialect.
		}
	}
	note("A pattern that cannot be checked safely was left out.");
	return false;
}

interface Where {
	readonly reading: SchemaReading;
	readonly place: Place;
}

/** `oneOf` becomes `anyOf`: alternatives overlap in practice. One that is only null becomes a type beside the others. */
function withAlternatives(written: JsonSchema, schema: JsonObject, { reading, place }: Where): JsonSchema {
	const given = [schema["anyOf"], schema["oneOf"]].find(
		(list): list is unknown[] => Array.isArray(list) && list.length > 0,
	);
	if (!given) return written;
	const all = given.map((part) => write(part, reading, place));
	const others = all.filter(({ type }) => type !== "null");
	const nullable = others.length < all.length || schema["nullable"] === true;
	const [only] = others;
	if (only && others.length === 1) return mergeSchemas(written, nullable ? orNull(only) : only);
	return { ...written, anyOf: nullable ? [...others, { type: "null" }] : others };
}

function orNull(schema: JsonSchema): JsonSchema {
	const { type } = schema;
	return type === undefined ? schema : { ...schema, type: [...new Set([type, "null"].flat())] };
}
