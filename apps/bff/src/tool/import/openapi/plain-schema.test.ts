import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemaFault } from "../../json-schema.ts";
import { answer, body, draftOf, type Json } from "./drafts-for-test.ts";

const bodySchemas = async (schema: unknown, more: Json = {}) => {
	const { tool } = await draftOf(body(schema), more);
	return Object.fromEntries(tool.parameters.map((each) => [each.name, each.schema]));
};

describe("the schemas of a draft", () => {
	test.each<[string, unknown, unknown]>([
		["nullable of 3.0", { type: "string", nullable: true }, { type: ["string", "null"] }],
		["a type array of 3.1", { type: ["integer", "null"] }, { type: ["integer", "null"] }],
		["null among alternatives", { anyOf: [{ type: "string" }, { type: "null" }] }, { type: ["string", "null"] }],
		[
			"alternatives",
			{ oneOf: [{ type: "string" }, { type: "integer" }] },
			{ anyOf: [{ type: "string" }, { type: "integer" }] },
		],
		[
			"an allOf",
			{
				allOf: [
					{ type: "object", required: ["a"], properties: { a: {} } },
					{ required: ["b"], properties: { b: {} } },
				],
			},
			{ type: "object", required: ["a", "b"], properties: { a: {}, b: {} } },
		],
		[
			"exclusive bounds of 3.0",
			{ type: "number", maximum: 5, exclusiveMaximum: true },
			{ type: "number", maximum: 5, exclusiveMaximum: 5 },
		],
		["exclusive bounds of 3.1", { type: "number", exclusiveMaximum: 5 }, { type: "number", exclusiveMaximum: 5 }],
		[
			"annotations",
			{ type: "string", example: "x", examples: ["x"], title: "T", xml: {}, "x-y": 1 },
			{ type: "string" },
		],
		["formats nobody checks", { type: "integer", format: "int64" }, { type: "integer" }],
		["formats that are checked", { type: "string", format: "date" }, { type: "string", format: "date" }],
		["a pattern", { type: "string", pattern: "^\\d{5}$" }, { type: "string", pattern: "^\\d{5}$" }],
		["a pattern that takes for ever", { type: "string", pattern: "^(a+)+$" }, { type: "string" }],
		["a pattern of another dialect", { type: "string", pattern: "(?i)x" }, { type: "string" }],
		["bounds that are none", { type: "string", minLength: "1", maximum: null, enum: [] }, { type: "string" }],
		["a type left out", { properties: { a: {} } }, { type: "object", properties: { a: {} } }],
		["true", true, {}],
		[
			"a map",
			{ type: "object", additionalProperties: { type: "integer" } },
			{ type: "object", additionalProperties: { type: "integer" } },
		],
	])("write out %s", async (_, schema, plain) => {
		expect(await bodySchemas({ type: "object", properties: { x: schema } })).toEqual({ x: plain });
	});

	test("end where they begin again, and that is said", async () => {
		const node = {
			type: "object",
			properties: {
				name: { type: "string" },
				children: { type: "array", items: { $ref: "#/components/schemas/Node" } },
			},
		};
		const components = { schemas: { Node: node, Loop: { $ref: "#/components/schemas/Loop" } } };
		const { tool, problems } = await draftOf(
			{
				...body({
					type: "object",
					properties: { tree: { $ref: "#/components/schemas/Node" }, loop: { $ref: "#/components/schemas/Loop" } },
				}),
				...answer({ $ref: "#/components/schemas/Node" }),
			},
			{ components },
		);
		expect(tool.parameters.map(({ schema }) => schema)).toEqual([
			{ type: "object", properties: { name: { type: "string" }, children: { type: "array", items: {} } } },
			{},
		]);
		expect(tool.response?.fields).toEqual(["name"]);
		expect(problems).toContainEqual(expect.stringMatching(/Node contains itself/));
	});

	test("that multiply are cut, however they refer to each other", async () => {
		const names = Array.from({ length: 30 }, (_, index) => `S${index}`);
		const schemas = Object.fromEntries(
			names.map((name) => [
				name,
				{
					type: "object",
					properties: Object.fromEntries(names.map((other) => [other, { $ref: `#/components/schemas/${other}` }])),
				},
			]),
		);
		const { tool, problems } = await draftOf(
			{ ...body({ $ref: "#/components/schemas/S0" }), ...answer({ $ref: "#/components/schemas/S1" }) },
			{ components: { schemas } },
		);
		expect(JSON.stringify(tool).length).toBeLessThan(200_000);
		expect(problems).toContainEqual(expect.stringMatching(/too large/));
	});

	test.each([
		["https://evil.example/schema.json", /another document, which is not fetched/],
		["./schemas/order.yaml#/Order", /another document, which is not fetched/],
		["//evil.example/x", /another document, which is not fetched/],
		["#/components/schemas/Nowhere", /does not exist/],
		["#/constructor/prototype", /does not exist/],
		["#anchor", /does not exist/],
	])("never come from elsewhere: %s", async ($ref, problem) => {
		const { tool, problems } = await draftOf(body({ type: "object", properties: { x: { $ref } } }));
		expect(tool.parameters).toMatchObject([{ name: "x", schema: {} }]);
		expect(problems).toContainEqual(expect.stringMatching(problem));
	});

	test("name the keywords that are not supported, once each", async () => {
		const x = { type: "object", not: {}, if: {}, patternProperties: {}, properties: { y: { not: {} } } };
		const { problems } = await draftOf({
			...body({ type: "object", properties: { x } }),
			...answer({ type: "object", properties: { id: { type: "string" } } }),
		});
		expect(problems).toEqual(
			["not", "if", "patternProperties"].map(
				(keyword) => `The JSON Schema keyword "${keyword}" is not supported and was left out.`,
			),
		);
	});

	test("can always be checked, whatever the document holds", async () => {
		const keyword = fc.constantFrom(
			"type",
			"enum",
			"minimum",
			"maxLength",
			"pattern",
			"format",
			"required",
			"items",
			"properties",
			"allOf",
			"anyOf",
			"oneOf",
			"nullable",
			"additionalProperties",
			"exclusiveMinimum",
			"multipleOf",
			"default",
			"$ref",
			"const",
			"uniqueItems",
			"__proto__",
		);
		const { schema } = fc.letrec<{ schema: unknown; value: unknown }>((tie) => ({
			value: fc.oneof(
				{ maxDepth: 4 },
				fc.constantFrom("string", "object", "array", "null", "^a", "(", "date", "#/components", "#/x"),
				fc.integer(),
				fc.boolean(),
				fc.constant(null),
				tie("schema"),
				fc.array(tie("schema"), { maxLength: 3 }),
				fc.array(fc.constantFrom("a", "b", "string"), { maxLength: 3 }),
			),
			schema: fc.dictionary(keyword, tie("value"), { maxKeys: 5 }),
		}));
		await fc.assert(
			fc.asyncProperty(schema, async (x) => {
				const { tool } = await draftOf({ ...body({ type: "object", properties: { x } }), ...answer(x) });
				for (const { schema: written } of tool.parameters) expect(schemaFault(written)).toBeUndefined();
				if (tool.response?.schema) expect(schemaFault(tool.response.schema)).toBeUndefined();
			}),
			{ numRuns: 400 },
		);
	});
});
