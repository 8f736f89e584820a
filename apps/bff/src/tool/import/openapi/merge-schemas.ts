import type { JsonSchema } from "../../../database/tables/index.ts";

/** One schema for what two describe together, as `allOf` means it; where they say different things about the same keyword the first wins. */
export function mergeSchemas(one: JsonSchema, other: JsonSchema): JsonSchema {
	const properties = mergeProperties(one["properties"], other["properties"]);
	const required = [...new Set([one["required"] ?? [], other["required"] ?? []].flat())];
	const type = mergeTypes(one["type"], other["type"]);
	return {
		...other,
		...one,
		...(type !== undefined && { type }),
		...(properties && { properties }),
		...(required.length > 0 && { required }),
	};
}

type Properties = Readonly<Record<string, JsonSchema>>;

function mergeProperties(one: unknown, other: unknown): Properties | undefined {
	if (!one && !other) return undefined;
	const [mine, theirs] = [
		Object.entries((one ?? {}) as Properties),
		new Map(Object.entries((other ?? {}) as Properties)),
	];
	const merged = mine.map(([name, schema]) => {
		const twin = theirs.get(name);
		theirs.delete(name);
		return [name, twin ? mergeSchemas(schema, twin) : schema] as const;
	});
	return Object.fromEntries([...merged, ...theirs]);
}

/** The types both allow. */
function mergeTypes(one: unknown, other: unknown): unknown {
	if (one === undefined || other === undefined) return one ?? other;
	const both = [one].flat().filter((type) => [other].flat().includes(type));
	if (both.length === 0) return one;
	return both.length === 1 ? both[0] : both;
}
