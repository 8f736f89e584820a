import { describe, expect, test } from "vitest";
import { parameterNamed, toolRow } from "../../test/tools.ts";
import { checkAgainst } from "./json-schema.ts";
import { modelSchema } from "./model-schema.ts";

const tool = toolRow({
	parameters: [
		parameterNamed("order_id", { schema: { type: "string", pattern: "^[0-9]{5}$" }, description: "Five digits" }),
		parameterNamed("note", { schema: { type: "string" }, required: false }),
		parameterNamed("email", { source: { from: "identity", claim: "email" }, description: "Whose order" }),
		parameterNamed("tenant", { source: { from: "constant", value: "hp-7" }, description: "The shop" }),
	],
});

describe("the schema the model sees", () => {
	test("has the model's own parameters and no trace of the others", () => {
		const schema = modelSchema(tool);
		expect(schema).toEqual({
			type: "object",
			properties: {
				order_id: { type: "string", pattern: "^[0-9]{5}$", description: "Five digits" },
				note: { type: "string" },
			},
			required: ["order_id"],
			additionalProperties: false,
		});
		expect(JSON.stringify(schema)).not.toMatch(/email|tenant|hp-7|Whose|shop/);
	});

	test.each<[string, unknown]>([
		["the identity", { order_id: "12345", email: "victim@example.com" }],
		["a constant", { order_id: "12345", tenant: "other" }],
		["something else", { order_id: "12345", admin: true }],
		["the prototype", JSON.parse('{ "order_id": "12345", "__proto__": { "admin": true } }')],
		["the constructor", JSON.parse('{ "order_id": "12345", "constructor": { "prototype": {} } }')],
	])("refuses arguments that name %s", (_, input) => {
		expect(checkAgainst(modelSchema(tool), input)).toMatch(/additional properties/);
	});

	test.each([
		null,
		[],
		"12345",
		7,
		{},
		{ order_id: 12345 },
		{ order_id: "1234" },
		{ order_id: ["12345"] },
		{ order_id: null },
	])("refuses %j", (input) => {
		expect(checkAgainst(modelSchema(tool), input)).toBeTypeOf("string");
	});

	test("of a tool without parameters takes an empty object alone", () => {
		expect(checkAgainst(modelSchema(toolRow()), {})).toBeUndefined();
		expect(checkAgainst(modelSchema(toolRow()), { any: 1 })).toBeTypeOf("string");
	});
});
