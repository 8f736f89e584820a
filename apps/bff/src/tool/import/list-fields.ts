import type { JsonSchema } from "../../database/tables/index.ts";

/** A path of a field and what its schema calls it. */
export interface FieldPath {
	readonly path: string;
	/** A JSON type, or "any". */
	readonly type: string;
}

/** What a tool's answer may at most name (`tool-input.ts`). */
const most = { fields: 200, path: 200, depth: 20 };

/** The fields of a schema, and how much of it could not be listed. */
export interface ListedFields {
	readonly fields: FieldPath[];
	/** Fields with a dot or bracket in their name, too deep or too many to be picked one by one. */
	readonly left: number;
}

/**
 * The paths a field picker offers, such as `order.items[].name`: every value that is no object, and lists of such values as
 * one field. An object about which nothing is known is one field.
 */
export function listFields(schema: JsonSchema): ListedFields {
	const fields: FieldPath[] = [];
	let left = 0;
	const visit = (part: JsonSchema, path: string, depth: number): void => {
		const inner = innerOf(part);
		if (inner && depth < most.depth) {
			for (const [name, below] of inner) {
				if (name !== "[]" && /[.[\]]/.test(name)) left += 1;
				else visit(below, join(path, name), depth + 1);
			}
			return;
		}
		if (path === "") return;
		if (fields.length >= most.fields || path.length > most.path) left += 1;
		else fields.push({ path, type: typeOf(part) });
	};
	visit(schema, "", 0);
	return { fields, left };
}

/** The named parts of an object, the items of a list of objects, and nothing of what stays one field. */
function innerOf(schema: JsonSchema): [string, JsonSchema][] | undefined {
	const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);
	if (properties.length > 0) return properties;
	const items = schema["items"] as JsonSchema | undefined;
	return items && innerOf(items) ? [["[]", items]] : undefined;
}

const join = (path: string, name: string) => (name === "[]" || path === "" ? path + name : `${path}.${name}`);

function typeOf({ type }: JsonSchema): string {
	const names = [type].flat().filter((name) => typeof name === "string" && name !== "null");
	return names.length === 1 ? String(names[0]) : "any";
}
