import type { JsonSchema } from "../../../database/tables/index.ts";
import { type DraftParameter, isParameterName, placeholderName } from "../draft-tool.ts";
import { singular } from "../path-placeholders.ts";
import { asObject, childOf, followReference, type JsonObject, type Note } from "./follow-reference.ts";
import { limits, plainSchema } from "./plain-schema.ts";

/** An operation beside what it inherits. */
export interface OperationPlace {
	readonly root: JsonObject;
	readonly item: JsonObject;
	readonly operation: JsonObject;
	readonly path: string;
	readonly note: Note;
}

/** The parameters of the path, the query and the headers, and the path with the placeholders they fill. */
export interface ReadParameters {
	readonly path: string;
	readonly parameters: DraftParameter[];
}

interface Declared {
	readonly name: string;
	readonly in: string;
	readonly value: JsonObject;
}

/** @param taken names of body parameters: a placeholder gives way to them, since only its name is ours to choose. */
export function readParameters(place: OperationPlace, taken: ReadonlySet<string>): ReadParameters {
	const declared = declaredOf(place);
	const sent = declared
		.filter(({ in: where }) => where === "query" || where === "header")
		.flatMap((each) => readSent(each, place));
	const names = new Set([...taken, ...sent.map(({ name }) => name)]);
	const { path, parameters } = readPath(place, declared, names);
	return { path, parameters: [...parameters, ...sent] };
}

/** The operation's own parameters before those of its path item with the same name and place. */
function declaredOf({ root, item, operation, note }: OperationPlace): Declared[] {
	const lists = [operation["parameters"], item["parameters"]].flatMap((list) => (Array.isArray(list) ? list : []));
	const read = lists.flatMap((each) => {
		const value = followReference(root, each, note);
		const { name, in: where } = value ?? {};
		if (!value || typeof name !== "string" || typeof where !== "string") {
			note("A parameter without a name or place was left out.");
			return [];
		}
		return [{ name, in: where, value }];
	});
	return read
		.filter((each, index) => read.findIndex((other) => other.name === each.name && other.in === each.in) === index)
		.filter((each) => {
			if (each.in === "cookie") note(`The cookie ${quoted(each.name)} was left out: tools send no cookies.`);
			return each.in !== "cookie";
		});
}

/** Headers OpenAPI says to ignore as parameters: they are written elsewhere. */
const ignoredHeaders = /^(?:accept|content-type|authorization|idempotency-key)$/i;

function readSent({ name, in: where, value }: Declared, place: OperationPlace): DraftParameter[] {
	if (where === "header" && ignoredHeaders.test(name)) return [];
	const required = value["required"] === true;
	if (!isParameterName(name)) {
		const so = required ? "It is required, so the call will fail without it." : "It is optional.";
		place.note(`The parameter ${quoted(name)} was left out: its name cannot be one here. ${so}`);
		return [];
	}
	const schema = schemaOf(value, place);
	if (schema["type"] === "object" && where === "query") {
		place.note(
			`The parameter ${quoted(name)} is an object in the query and is sent as JSON; see whether the API takes that.`,
		);
	} else if (
		schema["type"] === "array" &&
		(value["explode"] === false || childOf(value, "style") === "pipeDelimited")
	) {
		place.note(`The parameter ${quoted(name)} is a list in one value; Bellhop repeats the parameter instead.`);
	}
	return [draft({ name, place: where as "query" | "header", schema, required }, value)];
}

function readPath(place: OperationPlace, declared: readonly Declared[], names: Set<string>): ReadParameters {
	const parameters: DraftParameter[] = [];
	const inPath = declared.filter((each) => each.in === "path");
	const path = place.path.replace(/\{([^{}]*)\}/g, (_, written: string, offset: number) => {
		const known = inPath.find(({ name }) => name === written);
		if (!known) place.note(`The placeholder {${written.slice(0, 80)}} is not described; it became text.`);
		const name = freeName(written, { names, before: place.path.slice(0, offset) });
		names.add(name);
		const schema = known ? schemaOf(known.value, place) : { type: "string" };
		parameters.push(draft({ name, place: "path", schema, required: true }, known?.value ?? {}));
		return `{${name}}`;
	});
	return { path, parameters };
}

function freeName(
	written: string,
	{ names, before }: { readonly names: ReadonlySet<string>; readonly before: string },
): string {
	const noun = /([A-Za-z]+)[^A-Za-z]*$/.exec(before)?.[1];
	const candidates = [written, noun ? `${singular(noun.toLowerCase())}_id` : `${written}_in_path`];
	for (let number = 2; number < 100; number += 1) candidates.push(`${written}_${number}`);
	return candidates.map(placeholderName).find((name) => !names.has(name)) ?? placeholderName(written);
}

function schemaOf(value: JsonObject, { root, note }: OperationPlace): JsonSchema {
	const [media] = Object.values(asObject(value["content"]) ?? {});
	const schema = value["schema"] ?? childOf(media, "schema");
	const { description: _, ...plain } = plainSchema(schema, {
		root,
		note,
		direction: "request",
		budget: { left: limits.schemas },
	});
	return plain;
}

type Basics = Pick<DraftParameter, "name" | "place" | "schema" | "required">;

function draft(basics: Basics, { description }: JsonObject): DraftParameter {
	const words = typeof description === "string" ? description.trim().slice(0, 1_000) : "";
	return { ...basics, description: words, source: { from: "model" } };
}

const quoted = (name: string) => JSON.stringify(name.slice(0, 80));
