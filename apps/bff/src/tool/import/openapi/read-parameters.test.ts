import { describe, expect, test } from "vitest";
import { body, draftOf } from "./drafts-for-test.ts";

describe("the parameters of a draft", () => {
	test("are named by the API where it reads the name, and by us where only the URL does", async () => {
		const parameters = [
			{ name: "id", in: "path", required: true, schema: { type: "integer" } },
			{ name: "filter[status]", in: "query", schema: { type: "string" } },
			{ name: "$top", in: "query", required: true, schema: { type: "integer" } },
			{ in: "query" },
		];
		const operation = { parameters, ...body({ type: "object", properties: { id: { type: "string" }, "a b": {} } }) };
		const { tool, problems } = await draftOf(operation, {}, "put /orders/{id}/{what ever}");
		expect(tool.url).toBe("https://api.example/v1/orders/{order_id}/{what_ever}");
		expect(tool.parameters.map(({ place, name }) => `${place} ${name}`)).toEqual([
			"path order_id",
			"path what_ever",
			"body id",
		]);
		expect(problems).toEqual([
			expect.stringMatching(/"a b"/),
			expect.stringMatching(/without a name/),
			expect.stringMatching(/"filter\[status\]".*optional/),
			expect.stringMatching(/"\$top".*will fail/),
			expect.stringMatching(/\{what ever\} is not described/),
			expect.stringMatching(/what the answer looks like/),
		]);
	});

	test("are at most fifty, those that are required first", async () => {
		const properties = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, { type: "string" }]));
		const { tool, problems } = await draftOf(body({ type: "object", properties, required: ["p59"] }));
		expect(tool.parameters).toHaveLength(50);
		expect(tool.parameters.at(-1)).toMatchObject({ name: "p59", required: true });
		expect(problems).toContainEqual(expect.stringMatching(/50 of 60/));
	});

	test.each([
		["customer_id", "sub"],
		["customerId", "sub"],
		["userId", "sub"],
		["account", "sub"],
		["email", "email"],
		["email_address", "email"],
		["user_email", "email"],
		["X-User-Id", "sub"],
		["order_id", undefined],
		["user_name", undefined],
		["account_holder_id", undefined],
		["emails_sent", undefined],
	])("named %s are filled from %s", async (name, claim) => {
		const parameters = [{ name, in: name.startsWith("X-") ? "header" : "query", schema: { type: "string" } }];
		const { tool, identity } = await draftOf({ parameters });
		expect(identity).toEqual(claim ? [{ parameter: name, claim }] : []);
		expect(tool.audience).toBe(claim ? "verified" : "anyone");
	});

	test("of a body that is no JSON, or no object, are none, and that is said", async () => {
		const form = { requestBody: { content: { "multipart/form-data": { schema: {} } } } };
		expect(await draftOf(form)).toMatchObject({
			tool: { parameters: [] },
			problems: expect.arrayContaining([expect.stringMatching(/multipart/)]),
		});
		expect(await draftOf(body({ type: "array", items: {} }))).toMatchObject({
			tool: { parameters: [] },
			problems: expect.arrayContaining([expect.stringMatching(/not an object/)]),
		});
	});

	test("of a body of alternatives are those of all, required where all require them", async () => {
		const one = { type: "object", required: ["kind", "a"], properties: { kind: {}, a: {} } };
		const two = { type: "object", required: ["kind"], properties: { kind: {}, b: {} } };
		const { tool } = await draftOf(body({ oneOf: [one, two], discriminator: { propertyName: "kind" } }));
		expect(tool.parameters.map(({ name, required }) => [name, required])).toEqual([
			["kind", true],
			["a", false],
			["b", false],
		]);
	});
});
