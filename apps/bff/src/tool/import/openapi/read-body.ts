import type { JsonSchema } from "../../../database/tables/index.ts";
import { type DraftParameter, isParameterName } from "../draft-tool.ts";
import { asObject, childOf, followReference, type JsonObject, type Note } from "./follow-reference.ts";
import { limits, plainSchema } from "./plain-schema.ts";

/** The body of an operation as parameters: one for each property of its object, what is deeper as schemas. */
export function readBody(root: JsonObject, operation: JsonObject, note: Note): DraftParameter[] {
	if (operation["requestBody"] === undefined) return [];
	const body = followReference(root, operation["requestBody"], note);
	const content = Object.entries(asObject(body?.["content"]) ?? {});
	const json = content.find(([type]) => isJson(type));
	if (!json) {
		const types = content.map(([type]) => type.slice(0, 60)).join(", ");
		if (content.length > 0) note(`The body is ${types}; tools send JSON. It was left out.`);
		return [];
	}
	const schema = plainSchema(childOf(json[1], "schema"), {
		root,
		note,
		direction: "request",
		budget: { left: limits.schemas },
	});
	const { properties, required } = propertiesOf(schema);
	if (properties.length === 0) note("The body is not an object with named properties. Add its parameters by hand.");
	// A body that may be absent does not make its properties required.
	const isRequired = (name: string) => body?.["required"] !== false && required.includes(name);
	return properties.flatMap(([name, part]) => {
		if (!isParameterName(name)) {
			note(`The property ${JSON.stringify(name.slice(0, 80))} of the body was left out: its name cannot be one here.`);
			return [];
		}
		const { description, ...plain } = part;
		const words = typeof description === "string" ? description : "";
		return [
			{ name, place: "body", schema: plain, required: isRequired(name), description: words, source: { from: "model" } },
		];
	});
}

/** `application/json`, `application/vnd.api+json`, and the ranges that include them. */
export function isJson(mediaType: string): boolean {
	return /^(?:application\/(?:[a-z0-9.+-]+\+)?json|application\/\*|\*\/\*)\s*(?:;|$)/i.test(mediaType);
}

/** A body of alternatives has the properties of all of them; required is what all of them require. */
function propertiesOf(schema: JsonSchema): { properties: [string, JsonSchema][]; required: string[] } {
	const own = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);
	const required = (schema["required"] ?? []) as string[];
	const alternatives = ((schema["anyOf"] ?? []) as JsonSchema[]).map(propertiesOf);
	const [first] = alternatives;
	if (!first) return { properties: own, required };
	const all = new Map([...alternatives.flatMap(({ properties }) => properties), ...own]);
	const common = first.required.filter((name) => alternatives.every((each) => each.required.includes(name)));
	return { properties: [...all], required: [...new Set([...required, ...common])] };
}
