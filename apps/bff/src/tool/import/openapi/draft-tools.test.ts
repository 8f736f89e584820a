import { describe, expect, test } from "vitest";
import type { DraftChoice } from "./draft-tools.ts";
import { documentOf, draftOf, draftsOf, type Json } from "./drafts-for-test.ts";

describe("a draft", () => {
	test("is a tool that can be saved, with everything the document says in its place", async () => {
		const [draft] = await draftsOf({
			openapi: "3.0.3",
			info: { title: "Shop", version: "1" },
			servers: [
				{
					url: "https://{region}.api.example/{base}",
					variables: { region: { default: "eu" }, base: { default: "v2" } },
				},
			],
			security: [{ key: [] }],
			paths: {
				"/customers/{customer_id}/orders/{order-id}/refunds": {
					parameters: [
						{ $ref: "#/components/parameters/customer" },
						{ name: "order-id", in: "path", required: true, schema: { type: "string" } },
						{ name: "verbose", in: "query", schema: { type: "integer" }, description: "Overridden below." },
					],
					post: {
						operationId: "refundOrder",
						summary: "Refund an order",
						description: "Refund an order\n\nOnly within 30 days.",
						tags: ["orders"],
						parameters: [
							{ name: "verbose", in: "query", schema: { type: "boolean" } },
							{ name: "X-Api-Key", in: "header", required: true, schema: { type: "string" } },
							{ name: "X-Locale", in: "header", schema: { type: "string", example: "en" } },
							{ name: "Idempotency-Key", in: "header", required: true, schema: { type: "string" } },
							{ name: "Accept", in: "header", schema: { type: "string" } },
							{ name: "sid", in: "cookie", schema: { type: "string" } },
						],
						requestBody: {
							required: true,
							content: { "application/json; charset=utf-8": { schema: { $ref: "#/components/schemas/Refund" } } },
						},
						responses: { 201: { $ref: "#/components/responses/Refunded" }, 404: { description: "" } },
					},
				},
			},
			components: {
				parameters: {
					customer: {
						name: "customer_id",
						in: "path",
						required: true,
						schema: { type: "string" },
						description: "Whose.",
					},
				},
				securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Api-Key" } },
				schemas: {
					Money: {
						type: "object",
						required: ["amount"],
						properties: {
							amount: { type: "number", minimum: 0, exclusiveMinimum: true },
							currency: { type: "string" },
						},
					},
					Base: {
						type: "object",
						required: ["id", "amount"],
						properties: { id: { type: "string", readOnly: true }, amount: { $ref: "#/components/schemas/Money" } },
					},
					Refund: {
						allOf: [
							{ $ref: "#/components/schemas/Base" },
							{
								type: "object",
								required: ["reason"],
								properties: {
									reason: { type: "string", nullable: true, enum: ["late", "broken"], description: "Why." },
									password: { type: "string", writeOnly: true },
								},
							},
						],
					},
				},
				responses: {
					Refunded: {
						description: "",
						content: { "application/json": { schema: { $ref: "#/components/schemas/Refund" } } },
					},
				},
			},
		});
		const common = { description: "", required: false, source: { from: "model" } };
		const money = {
			type: "object",
			required: ["amount"],
			properties: { amount: { type: "number", minimum: 0, exclusiveMinimum: 0 }, currency: { type: "string" } },
		};
		expect(draft).toEqual({
			operation: expect.objectContaining({ id: "POST /customers/{customer_id}/orders/{order-id}/refunds" }),
			tool: {
				name: "refund_order",
				title: "Refunding an order",
				description: "Refund an order\nOnly within 30 days.",
				method: "POST",
				url: "https://eu.api.example/v2/customers/{customer_id}/orders/{order-id}/refunds",
				headers: {},
				parameters: [
					{
						...common,
						name: "customer_id",
						place: "path",
						schema: { type: "string" },
						required: true,
						description: "Whose.",
						source: { from: "identity", claim: "sub" },
					},
					{ ...common, name: "order-id", place: "path", schema: { type: "string" }, required: true },
					{ ...common, name: "verbose", place: "query", schema: { type: "boolean" } },
					{ ...common, name: "X-Locale", place: "header", schema: { type: "string" } },
					{ ...common, name: "amount", place: "body", schema: money, required: true },
					{
						...common,
						name: "reason",
						place: "body",
						schema: { type: ["string", "null"], enum: ["late", "broken", null] },
						required: true,
						description: "Why.",
					},
					{ ...common, name: "password", place: "body", schema: { type: "string" } },
				],
				authorization: null,
				response: {
					schema: {
						type: "object",
						required: ["id", "amount", "reason"],
						properties: {
							id: { type: "string" },
							amount: {
								type: "object",
								required: ["amount"],
								properties: { amount: { type: "number" }, currency: { type: "string" } },
							},
							reason: { type: ["string", "null"] },
						},
					},
					fields: ["id", "amount.amount", "amount.currency", "reason"],
				},
				access: "write",
				audience: "verified",
				idempotent: true,
				state: "draft",
			},
			authorization: { kind: "api_key", header: "X-Api-Key" },
			identity: [{ parameter: "customer_id", claim: "sub" }],
			fields: [
				{ path: "id", type: "string", proposed: true, reason: "identifier" },
				{ path: "amount.amount", type: "number", proposed: true, reason: "amount" },
				{ path: "amount.currency", type: "string", proposed: true, reason: "amount" },
				{ path: "reason", type: "string", proposed: true, reason: "detail" },
			],
			problems: ['The cookie "sid" was left out: tools send no cookies.'],
		});
	});

	test("has a name of its own, also beside the site's tools", async () => {
		const operation = { operationId: "Get-Order" };
		const paths = {
			"/a": { get: operation },
			"/b": { get: operation },
			"/v1/orders/{id}/items": { get: {} },
			"/handover": { post: {} },
		};
		const drafts = await draftsOf(documentOf({}, { paths }), { taken: new Set(["get_order"]) });
		expect(drafts.map(({ tool }) => tool.name)).toEqual([
			"get_order_2",
			"get_order_3",
			"get_order_items",
			"handover_2",
		]);
	});

	test("is made for the chosen operations only", async () => {
		const document = documentOf({}, { paths: { "/a": { get: {}, post: {} }, "/b": { get: {} } } });
		const drafts = await draftsOf(document, { operationIds: ["POST /a", "GET /nowhere", "constructor"] });
		expect(drafts.map(({ operation }) => operation.id)).toEqual(["POST /a"]);
	});

	test.each([
		["get /orders", {}, "read"],
		["post /orders", {}, "write"],
		["post /orders/search", { operationId: "searchOrders" }, "read"],
		["post /orders", { summary: "Look up an order" }, "read"],
		["post /orders", { summary: "Find and cancel an order" }, "write"],
		["post /orders/search", { summary: "Orders" }, "write"],
		["put /orders", { operationId: "queryOrders" }, "write"],
		["delete /search", { operationId: "search" }, "write"],
	])("of %s %j is a %s by what it says", async (at, operation, access) => {
		expect((await draftOf(operation, {}, at)).tool.access).toBe(access);
	});
});

describe("where a draft is sent", () => {
	const urlOf = async (more: Json, choice: Partial<DraftChoice> = {}) =>
		(await draftsOf(documentOf({}, more), choice))[0]?.tool.url;

	test("is the first server, the operation's own before the document's", async () => {
		expect(await urlOf({})).toBe("https://api.example/v1/things");
		expect(await urlOf({ paths: { "/x": { servers: [{ url: "https://b.example" }], get: {} } } })).toBe(
			"https://b.example/x",
		);
		expect(await urlOf({ servers: [{ url: "/api" }] }, { documentUrl: "https://docs.example/openapi.json" })).toBe(
			"https://docs.example/api/things",
		);
		expect(await urlOf({}, { server: "https://sandbox.example/" })).toBe("https://sandbox.example/things");
	});

	test.each([
		[{ servers: [] }],
		[{ servers: [{ url: "/api" }] }],
		[{ servers: [{ url: "https://{tenant}.example" }] }],
		[{ servers: [{ url: "file:///etc/passwd" }] }],
		[{ servers: "https://api.example" }],
	])("is nowhere where the document does not say it: %j", async (more) => {
		const [draft] = await draftsOf(documentOf({}, more));
		expect(draft?.tool.url).toBe("https://your-api.example/things");
		expect(draft?.problems).toContainEqual(expect.stringMatching(/where the API is/));
	});
});
