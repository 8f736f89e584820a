import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { ImportProgress } from "./read-document.ts";
import { readOpenApi } from "./read-open-api.ts";

const order = { summary: "Get an order", operationId: "getOrder", tags: ["orders"], responses: {} };
const shop = {
	openapi: "3.1.0",
	info: { title: "Shop", version: "1" },
	servers: [{ url: "https://api.example/v1" }, { url: "https://{env}.example" }],
	paths: { "/orders/{id}": { get: order, delete: { deprecated: true, description: "Removes it.\nFor good." } } },
};
const faultOf = (text: unknown) =>
	readOpenApi(typeof text === "string" ? text : JSON.stringify(text)).then(
		() => "read",
		(error: unknown) => {
			expect(error).toMatchObject({ code: "input_invalid", fields: [{ path: "text" }] });
			return (error as Error).message;
		},
	);

describe("an OpenAPI document", () => {
	test.each([
		["JSON", JSON.stringify(shop)],
		["YAML", stringify(shop)],
		["YAML after a byte order mark", `\uFEFF${stringify(shop)}`],
		["YAML of 3.0", stringify({ ...shop, openapi: "3.0.3" })],
	])("in %s is its title, servers and operations", async (_, text) => {
		const { root, ...read } = await readOpenApi(text);
		expect(read).toEqual({
			title: "Shop",
			servers: ["https://api.example/v1", "https://{env}.example"],
			operations: [
				{
					id: "GET /orders/{id}",
					method: "GET",
					path: "/orders/{id}",
					operationId: "getOrder",
					summary: "Get an order",
					tags: ["orders"],
					deprecated: false,
				},
				{
					id: "DELETE /orders/{id}",
					method: "DELETE",
					path: "/orders/{id}",
					operationId: undefined,
					summary: "Removes it.",
					tags: [],
					deprecated: true,
				},
			],
			problems: [],
		});
		expect(root["paths"]).toBeDefined();
	});

	test("with something wrong in one operation says where and reads the others", async () => {
		const paths = {
			orders: { get: order },
			"/a~b/c": { get: null, fetch: {}, head: {}, parameters: [], "x-ours": 1 },
			"/elsewhere": { $ref: "https://evil.example/paths.yaml#/x" },
			"/nowhere": { $ref: "#/components/pathItems/nowhere" },
			"/text": "text",
			"/fine": { post: {} },
		};
		const { operations, problems } = await readOpenApi(JSON.stringify({ ...shop, paths }));
		expect(operations.map(({ id }) => id)).toEqual(["POST /fine"]);
		expect(problems).toEqual([
			{ pointer: "/paths/orders", sentence: "A path begins with a slash." },
			{ pointer: "/paths/~1a~0b~1c/get", sentence: "This operation is no object." },
			{ pointer: "/paths/~1a~0b~1c/fetch", sentence: "This is no method of HTTP." },
			{ pointer: "/paths/~1a~0b~1c/head", sentence: "No tool uses this method." },
			{ pointer: "/paths/~1elsewhere", sentence: expect.stringMatching(/another document, which is not fetched/) },
			{ pointer: "/paths/~1elsewhere", sentence: expect.any(String) },
			{ pointer: "/paths/~1nowhere", sentence: expect.stringMatching(/does not exist/) },
			{ pointer: "/paths/~1nowhere", sentence: expect.any(String) },
			{ pointer: "/paths/~1text", sentence: expect.any(String) },
		]);
	});
});

describe("a broken document", () => {
	test.each([
		["", "There is nothing here yet. Paste an OpenAPI document."],
		['{"openapi": "3.0.0",\n  "paths": {,}}', "Line 2, column 13: A key in double quotes is missing here."],
		["openapi: 3.0.0\npaths:\n  /a: {get: {}\n  /b: [", /^Line [34], column \d+: /],
		["openapi: 3.0.0\n\tpaths: {}", /^Line 2, column \d+: /],
		["a: *nowhere", /^Line 1, column \d+: .*alias/],
		["just text", "At /: This is no OpenAPI document: it is not an object."],
		["[]", "At /: This is no OpenAPI document: it is not an object."],
		[{ swagger: "2.0", paths: {} }, /^At \/swagger: This is Swagger 2.0/],
		[{ paths: {} }, /^At \/openapi: /],
		[{ openapi: "4.0.0", paths: {} }, "At /openapi: Only OpenAPI 3.0 and 3.1 are read."],
		[{ openapi: "3.0.0" }, /^At \/paths: /],
		[{ openapi: "3.0.0", paths: [] }, /^At \/paths: /],
	])("%j says what is wrong and where", async (text, message) => {
		const said = await faultOf(text);
		if (typeof message === "string") expect(said).toBe(message);
		else expect(said).toMatch(message);
	});

	test("of more than 8 MiB is not read", async () => {
		expect(await faultOf(`"${"x".repeat(8 * 1024 * 1024)}"`)).toBe("The document is larger than 8 MiB.");
	});

	test("of a few lines that would grow to gigabytes is refused", async () => {
		const levels = Array.from(
			{ length: 12 },
			(_, index) => `l${index + 1}: &l${index + 1} [${`*l${index},`.repeat(9)}]`,
		);
		expect(await faultOf(`l0: &l0 [x]\n${levels.join("\n")}\n`)).toMatch(/alias/);
	});
});

describe("a large document", () => {
	const paths = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`/things/${index}`, { get: order }]));
	const large = stringify({ ...shop, paths }, { aliasDuplicateObjects: false });

	test("in YAML is read beside everything else, and says how far it is", async () => {
		expect(large.length).toBeGreaterThan(100_000);
		const heard: ImportProgress[] = [];
		let ticks = 0;
		const ticking = setInterval(() => {
			ticks += 1;
		}, 5);
		const { operations } = await readOpenApi(large, (progress) => heard.push(progress));
		clearInterval(ticking);
		expect(operations).toHaveLength(1_000);
		expect(ticks).toBeGreaterThan(5);
		expect(heard.filter(({ stage }) => stage === "text").length).toBeGreaterThan(10);
		expect(heard.at(-1)).toEqual({ stage: "operations", done: 1_000, total: 1_000 });
		for (const { done, total } of heard) expect(done).toBeLessThanOrEqual(total);
	});

	test("in YAML that is broken at its end says where", async () => {
		expect(await faultOf(`${large}\n  - "x`)).toMatch(/^Line \d{4}, column \d+: /);
	});
});
