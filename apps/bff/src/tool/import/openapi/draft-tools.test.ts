import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemaFault } from "../../json-schema.ts";
import { toolInput } from "../../tool-input.ts";
import { type DraftChoice, draftTools } from "./draft-tools.ts";
import { readOpenApi } from "./read-open-api.ts";

type Json = Record<string, unknown>;

/** A document of one operation, with what a test wants otherwise. */
const documentOf = (operation: Json, more: Json = {}, at = "post /things") => {
	const method = at.slice(0, at.indexOf(" "));
	const path = at.slice(at.indexOf("/"));
	return {
		openapi: "3.1.0",
		info: { title: "T", version: "1" },
		servers: [{ url: "https://api.example/v1/" }],
		paths: { [path]: { [method]: operation } },
		...more,
	};
};
const draftsOf = async (document: unknown, choice: Partial<DraftChoice> = {}) => {
	const read = await readOpenApi(JSON.stringify(document));
	const drafts = await draftTools(read, { operationIds: read.operations.map(({ id }) => id), ...choice });
	for (const { tool } of drafts) expect(toolInput.safeParse(tool).error).toBeUndefined();
	return drafts;
};
const draftOf = async (...document: Parameters<typeof documentOf>) => {
	const [draft] = await draftsOf(documentOf(...document));
	if (!draft) throw new Error("no draft");
	return draft;
};
const body = (schema: unknown, more: Json = {}) => ({
	requestBody: { content: { "application/json": { schema } }, ...more },
});
const answer = (schema: unknown) => ({
	responses: { 200: { description: "", content: { "application/json": { schema } } } },
});
const bodySchemas = async (schema: unknown, more: Json = {}) => {
	const { tool } = await draftOf(body(schema), more);
	return Object.fromEntries(tool.parameters.map((each) => [each.name, each.schema]));
};

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
		const started = performance.now();
		const { tool, problems } = await draftOf(
			{ ...body({ $ref: "#/components/schemas/S0" }), ...answer({ $ref: "#/components/schemas/S1" }) },
			{ components: { schemas } },
		);
		expect(performance.now() - started).toBeLessThan(5_000);
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

describe("the answer of a draft", () => {
	test("is the first success that is JSON, without what is write-only, its fields proposed", async () => {
		const schema = {
			type: "array",
			items: {
				type: "object",
				properties: {
					id: { type: "string" },
					email: { type: "string" },
					api_token: { type: "string" },
					isOpen: { type: "boolean" },
					pin: { writeOnly: true },
				},
			},
		};
		const responses = {
			404: {},
			204: { description: "" },
			200: { content: { "text/csv": {}, "application/vnd.api+json": { schema } } },
		};
		const { tool, fields } = await draftOf({ responses });
		expect(tool.response?.fields).toEqual(["[].id", "[].isOpen"]);
		expect(fields.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
			"[].id identifier",
			"[].email personal",
			"[].api_token secret",
			"[].isOpen status",
		]);
	});

	test("that is empty by its status needs no words", async () => {
		expect((await draftOf({ responses: { 204: { description: "" } } })).problems).toEqual([]);
	});

	test("that the document does not describe is said", async () => {
		const { tool, problems } = await draftOf({ responses: { 200: { description: "" } } });
		expect(tool.response).toEqual({});
		expect(problems).toContainEqual(expect.stringMatching(/what the answer looks like/));
	});

	test("of which nothing can be proposed shows the model nothing until the admin ticks", async () => {
		const { tool, problems } = await draftOf(answer({ type: "object", properties: { blob: { type: "string" } } }));
		expect(tool.response?.fields).toEqual([]);
		expect(problems).toContainEqual(expect.stringMatching(/No field/));
	});
});

describe("the authorization of a draft", () => {
	const flows = {
		clientCredentials: { tokenUrl: "https://id.example/token", scopes: { read: "", write: "" } },
		authorizationCode: {
			tokenUrl: "https://id.example/token",
			authorizationUrl: "https://id.example/authorize",
			scopes: { read: "" },
		},
	};
	const proposalFor = async (scheme: Json, scopes: string[] = []) => {
		return draftOf({ security: [{ s: scopes }] }, { components: { securitySchemes: { s: scheme } } });
	};

	test.each<[Json, string[], unknown]>([
		[{ type: "http", scheme: "Bearer" }, [], { kind: "bearer" }],
		[{ type: "http", scheme: "basic" }, [], { kind: "basic", username: "" }],
		[{ type: "apiKey", in: "header", name: "X-Key" }, [], { kind: "api_key", header: "X-Key" }],
		[
			{ type: "oauth2", flows },
			["read"],
			{ kind: "oauth2", flow: "client_credentials", tokenUrl: "https://id.example/token", scopes: ["read"] },
		],
		[
			{ type: "oauth2", flows: { authorizationCode: flows.authorizationCode } },
			[],
			{
				kind: "oauth2",
				flow: "authorization_code",
				authorizationUrl: "https://id.example/authorize",
				tokenUrl: "https://id.example/token",
				scopes: ["read"],
			},
		],
	])("is told from %j", async (scheme, scopes, proposal) => {
		expect((await proposalFor(scheme, scopes)).authorization).toEqual(proposal);
	});

	test.each<[Json, RegExp]>([
		[{ type: "apiKey", in: "query", name: "key" }, /headers only/],
		[{ type: "apiKey", in: "cookie", name: "sid" }, /headers only/],
		[{ type: "openIdConnect", openIdConnectUrl: "https://id.example" }, /OpenID Connect/],
		[{ type: "http", scheme: "digest" }, /not supported/],
		[{ type: "mutualTLS" }, /not supported/],
		[{ type: "oauth2", flows: { implicit: {} } }, /none that Bellhop does/],
	])("that Bellhop cannot do is said: %j", async (scheme, problem) => {
		const { authorization, problems } = await proposalFor(scheme);
		expect(authorization).toBeUndefined();
		expect(problems).toContainEqual(expect.stringMatching(problem));
	});

	test("is the first that can be done, and none where the operation wants none", async () => {
		const components = {
			securitySchemes: { a: { type: "apiKey", in: "query", name: "k" }, b: { type: "http", scheme: "bearer" } },
		};
		const document = { components, security: [{ a: [] }, { b: [] }] };
		expect((await draftOf({}, document)).authorization).toEqual({ kind: "bearer" });
		expect((await draftOf({ security: [] }, document)).authorization).toBeUndefined();
		expect((await draftOf({ security: [{ a: [], b: [] }] }, document)).problems).toContainEqual(
			expect.stringMatching(/2 credentials/),
		);
	});
});
