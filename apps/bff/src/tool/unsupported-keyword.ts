import type { JsonSchema } from "../database/tables/index.ts";

/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const one = `additionalProperties unevaluatedProperties items unevaluatedItems contains propertyNames not if then else`;
const many = `allOf anyOf oneOf prefixItems`;
const named = `properties patternProperties dependentSchemas $defs definitions`;

/** What else JSON Schema 2020-12 defines, as far as the validator carries it out, and annotations, which ask for nothing. */
const plain = `$schema $id $anchor $ref $comment type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum
	maxLength minLength pattern maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required
	dependentRequired format contentEncoding contentMediaType title description default examples deprecated readOnly writeOnly`;

const words = (text: string) => new Set(text.split(/\s+/));
const [ofOne, ofMany, ofNamed, known] = [words(one), words(many), words(named), words(plain)] as const;

/**
 * The first keyword of a schema that would be passed over in silence, such as a misspelt one, with where it stands: a
 * check that somebody believes in and that is never made is worse than none.
 * @returns nothing when all of them are carried out
 */
export function unsupportedKeyword(schema: unknown, path = ""): string | undefined {
	if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return undefined;
	for (const [keyword, value] of Object.entries(schema as JsonSchema)) {
		const here = `${path}/${keyword}`;
		const inner = innerOf(keyword, value);
		if (!inner && !known.has(keyword)) return here;
		for (const [name, part] of inner ?? []) {
			const found = unsupportedKeyword(part, here + name);
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

/** The schemas a keyword holds, by where they stand below it; nothing when it holds none. */
function innerOf(keyword: string, value: unknown): (readonly [string, unknown])[] | undefined {
	if (ofOne.has(keyword)) return [["", value]];
	if (!ofMany.has(keyword) && !ofNamed.has(keyword)) return undefined;
	return Object.entries(Object(value)).map(([name, part]) => [`/${name}`, part] as const);
}
