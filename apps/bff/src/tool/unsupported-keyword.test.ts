import { expect, test } from "vitest";
import { unsupportedKeyword } from "./unsupported-keyword.ts";

test.each([
	[{ type: "object", requird: ["a"] }, "/requird"],
	[{ properties: { a: { type: "string", maxLenght: 3 } } }, "/properties/a/maxLenght"],
	[{ anyOf: [{}, { items: { nullable: true } }] }, "/anyOf/1/items/nullable"],
	[{ $dynamicRef: "#x" }, "/$dynamicRef"],
	[{ additionalProperties: { foo: 1 } }, "/additionalProperties/foo"],
	[{ $async: true }, "/$async"],
])("finds what would be passed over in %j", (schema, place) => {
	expect(unsupportedKeyword(schema)).toBe(place);
});

test.each([
	{},
	true,
	{ properties: { requird: {}, nullable: { const: { foo: 1 }, default: { bar: 2 }, examples: [{ x: 1 }] } } },
	{ type: "array", prefixItems: [{ type: "string" }], items: false, $defs: { a: { enum: [1] } } },
	JSON.parse('{"if":{"required":["a"]},"then":{"minProperties":2},"else":{"$ref":"#/$defs/a"}}'),
])("is content with %j", (schema) => {
	expect(unsupportedKeyword(schema)).toBeUndefined();
});
