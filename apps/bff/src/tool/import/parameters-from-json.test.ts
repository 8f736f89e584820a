import { describe, expect, test } from "vitest";
import { toolNamed } from "../../../test/tools.ts";
import { toolInput } from "../tool-input.ts";
import { parametersFromJson } from "./parameters-from-json.ts";

const schemasOf = (body: unknown) =>
	Object.fromEntries(parametersFromJson(JSON.stringify(body)).parameters.map(({ name, schema }) => [name, schema]));

describe("an example request", () => {
	test("becomes one body parameter for each key, for the model to fill", () => {
		const { parameters, problems } = parametersFromJson('{"order_id": "12345", "note": null}');
		const common = { place: "body", description: "", source: { from: "model" } };
		expect(parameters).toEqual([
			{ ...common, name: "order_id", schema: { type: "string" }, required: true },
			{ ...common, name: "note", schema: {}, required: false },
		]);
		expect(problems).toEqual([]);
	});

	test("gives nested objects and lists as schemas, with what all items of a list have in common", () => {
		expect(
			schemasOf({
				address: { street: "Main", zip: null },
				items: [
					{ sku: "a", count: 1 },
					{ sku: "b", count: 2.5, gift: true },
					{ sku: "c", count: 1 },
				],
				mixed: [1, "a"],
				empty: [],
				nothing: {},
			}),
		).toEqual({
			address: { type: "object", properties: { street: { type: "string" }, zip: {} }, required: ["street"] },
			items: {
				type: "array",
				items: {
					type: "object",
					properties: { sku: { type: "string" }, count: { type: "number" }, gift: { type: "boolean" } },
					required: ["sku", "count"],
				},
			},
			mixed: { type: "array", items: {} },
			empty: { type: "array" },
			nothing: { type: "object", properties: {} },
		});
	});

	test("shows a format only where it can hardly be anything else", () => {
		expect(
			schemasOf({
				email: "alex@example.com",
				login: "alex@example.com",
				day: "2026-02-28",
				no_day: "2026-02-30",
				moment: "2026-02-28T10:00:00Z",
				local: "2026-02-28 10:00",
				link: "https://shop.example/a?b=c",
				words: "https://shop.example is down",
				status: "open",
			}),
		).toEqual({
			email: { type: "string", format: "email" },
			login: { type: "string" },
			day: { type: "string", format: "date" },
			no_day: { type: "string" },
			moment: { type: "string", format: "date-time" },
			local: { type: "string" },
			link: { type: "string", format: "uri" },
			words: { type: "string" },
			status: { type: "string" },
		});
	});

	test("tells whole numbers, but not where the name speaks of money", () => {
		expect(schemasOf({ count: 3, unit_price: 3, ratio: 0.5, yes: true })).toEqual({
			count: { type: "integer" },
			unit_price: { type: "number" },
			ratio: { type: "number" },
			yes: { type: "boolean" },
		});
	});

	test("says which keys cannot be parameters, and takes over none of the values", () => {
		const { parameters, problems } = parametersFromJson(
			'{"first name":"Alex","__proto__":{"a":1},"ok":"secret-value"}',
		);
		expect(parameters.map(({ name }) => name)).toEqual(["ok"]);
		expect(problems).toEqual([expect.stringContaining('"first name"'), expect.stringContaining('"__proto__"')]);
		expect(JSON.stringify([parameters, problems])).not.toMatch(/Alex|secret-value/);
	});

	test("has at most fifty parameters and can be saved as it comes", () => {
		const keys = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`key_${index}`, { at: ["2026-01-01"] }]));
		const { parameters, problems } = parametersFromJson(JSON.stringify(keys));
		expect(parameters).toHaveLength(50);
		expect(problems).toEqual(["Only the first 50 of 60 keys became parameters."]);
		expect(toolInput.safeParse(toolNamed("look_up", { parameters })).error).toBeUndefined();
	});

	test.each(["[1]", '"text"', "null", "7", '{"a":'])("that reads %s is input_invalid", (text) => {
		expect(() => parametersFromJson(text)).toThrow(expect.objectContaining({ code: "input_invalid" }));
	});

	test.each([`{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`, `{"a":"${"x".repeat(1024 * 1024)}"}`])(
		"that is too deep or too large is input_invalid",
		(text) => {
			expect(() => parametersFromJson(text)).toThrow(expect.objectContaining({ code: "input_invalid" }));
		},
	);
});
