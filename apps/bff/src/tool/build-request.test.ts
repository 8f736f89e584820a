import { describe, expect, test } from "vitest";
import { parameterNamed, toolRow } from "../../test/tools.ts";
import type { ToolParameter } from "../database/tables/index.ts";
import { buildRequest } from "./build-request.ts";
import { ToolProblem } from "./tool-problem.ts";

const at = (place: ToolParameter["place"], ...names: string[]) => names.map((name) => parameterNamed(name, { place }));
const orderPath = { url: "https://api.example/v1/orders/{id}/items", parameters: at("path", "id") };

function problemOf(run: () => unknown): string {
	try {
		return `sent ${JSON.stringify(run())}`;
	} catch (error) {
		if (error instanceof ToolProblem) return error.code;
		throw error;
	}
}

describe("a request", () => {
	test.each(["POST", "PUT", "PATCH"] as const)("by %s carries its body as JSON, an empty one too", (method) => {
		const tool = toolRow({ method, parameters: at("body", "order_id") });
		expect(buildRequest(tool, { order_id: "12345" }, undefined)).toEqual({
			method,
			url: "https://api.example/things",
			headers: { accept: "application/json", "content-type": "application/json" },
			body: '{"order_id":"12345"}',
		});
		expect(buildRequest(toolRow({ method }), {}, undefined).body).toBe("{}");
	});

	test("by GET has no body and no content type", () => {
		const request = buildRequest(toolRow({ method: "GET", parameters: at("query", "q") }), { q: "shoe" }, undefined);
		expect(request).toMatchObject({ method: "GET", url: "https://api.example/things?q=shoe", body: undefined });
		expect(request.headers).toEqual({ accept: "application/json" });
	});

	test("by DELETE has a body only when a parameter stands in it", () => {
		expect(buildRequest(toolRow({ method: "DELETE" }), {}, undefined).body).toBeUndefined();
		const tool = toolRow({ method: "DELETE", parameters: at("body", "why") });
		expect(buildRequest(tool, { why: "no" }, undefined)).toMatchObject({
			body: '{"why":"no"}',
			headers: { "content-type": "application/json" },
		});
	});

	test("keeps JSON types in the body and leaves out what was not given", () => {
		const parameters = [...at("body", "a", "b", "c", "d"), parameterNamed("e", { required: false })];
		const { body } = buildRequest(toolRow({ parameters }), { a: 1, b: null, c: [true], d: { x: "y" } }, undefined);
		expect(body).toBe('{"a":1,"b":null,"c":[true],"d":{"x":"y"}}');
	});

	test("without a required value is input_invalid", () => {
		expect(problemOf(() => buildRequest(toolRow({ parameters: at("body", "id") }), {}, undefined))).toBe(
			"input_invalid",
		);
	});
});

describe("a value in the path", () => {
	test.each([
		["12345", "12345"],
		["a/b", "a%2Fb"],
		["a\\b", "a%5Cb"],
		["../../admin", "..%2F..%2Fadmin"],
		["%2e%2e", "%252e%252e"],
		["..%2f", "..%252f"],
		["a?b=c#d", "a%3Fb%3Dc%23d"],
		["a b", "a%20b"],
		["käse", "k%C3%A4se"],
		["\u3002\u3002", "%E3%80%82%E3%80%82"],
		["a\r\nb", "a%0D%0Ab"],
		["{id}", "%7Bid%7D"],
		["@evil.example", "%40evil.example"],
		["$&", "%24%26"],
		[7, "7"],
	])("stays one segment: %j", (id, written) => {
		const { url } = buildRequest(toolRow(orderPath), { id }, undefined);
		expect(url).toBe(`https://api.example/v1/orders/${written}/items`);
	});

	test.each(["", ".", "..", "..."])("cannot be %j", (id) => {
		expect(problemOf(() => buildRequest(toolRow(orderPath), { id }, undefined))).toBe("input_invalid");
	});

	test("that is half a character is input_invalid", () => {
		expect(problemOf(() => buildRequest(toolRow(orderPath), { id: "\ud83d" }, undefined))).toBe("input_invalid");
	});

	test("cannot build dots together with another one", () => {
		const tool = toolRow({ url: "https://api.example/a/{x}{y}/b", parameters: at("path", "x", "y") });
		expect(problemOf(() => buildRequest(tool, { x: ".", y: "." }, undefined))).toBe("input_invalid");
		const dotted = toolRow({ url: "https://api.example/a/.{x}/b", parameters: at("path", "x") });
		expect(problemOf(() => buildRequest(dotted, { x: "." }, undefined))).toBe("input_invalid");
	});
});

describe("a value in the query", () => {
	const tool = toolRow({ method: "GET", url: "https://api.example/things?fixed=1", parameters: at("query", "q") });

	test.each([
		["a&b=c", "q=a%26b%3Dc"],
		["#x", "q=%23x"],
		["a b+c", "q=a+b%2Bc"],
		["\r\n", "q=%0D%0A"],
		["ü", "q=%C3%BC"],
		["", "q="],
		[0, "q=0"],
		[false, "q=false"],
		[["a", "b,c", 3], "q=a&q=b%2Cc&q=3"],
		[[], ""],
		[{ a: 1 }, "q=%7B%22a%22%3A1%7D"],
	])("is encoded, and a list is repeated: %j", (q, written) => {
		const { url } = buildRequest(tool, { q }, undefined);
		expect(url).toBe(`https://api.example/things?fixed=1${written && `&${written}`}`);
	});
});

describe("a value in a header", () => {
	const tool = toolRow({ headers: { "X-Fixed": "1" }, parameters: at("header", "X-Locale") });

	test("is sent beside the fixed ones", () => {
		expect(buildRequest(tool, { "X-Locale": "en-GB" }, undefined).headers).toEqual({
			"x-fixed": "1",
			"x-locale": "en-GB",
			accept: "application/json",
			"content-type": "application/json",
		});
	});

	test.each(["a\r\nX-Admin: 1", "a\nb", "a\rb", "\u0000", "ü", "\u2028", "a\tb", "\u007f"])("cannot be %j", (value) => {
		expect(problemOf(() => buildRequest(tool, { "X-Locale": value }, undefined))).toBe("input_invalid");
	});
});

describe("where a value comes from", () => {
	const tool = toolRow({
		parameters: [
			parameterNamed("email", { source: { from: "identity", claim: "email" } }),
			parameterNamed("tenant", { source: { from: "constant", value: "hp" } }),
			parameterNamed("id"),
		],
	});

	test("is never the model's choice: identity and constants win over arguments of their name", () => {
		const { body } = buildRequest(
			tool,
			{ id: "1", email: "victim@example.com", tenant: "x" },
			{ email: "me@example.com" },
		);
		expect(JSON.parse(body ?? "")).toEqual({ email: "me@example.com", tenant: "hp", id: "1" });
	});

	test("without a verified identity is identity_missing, whatever the model gave", () => {
		for (const claims of [undefined, {}, { name: "Alex" }]) {
			expect(problemOf(() => buildRequest(tool, { id: "1", email: "victim@example.com" }, claims))).toBe(
				"identity_missing",
			);
		}
	});

	test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("is no inherited property: %s", (name) => {
		const odd = toolRow({ parameters: [parameterNamed(name)] });
		expect(problemOf(() => buildRequest(odd, {}, undefined))).toBe("input_invalid");
		const claim = toolRow({ parameters: [parameterNamed("x", { source: { from: "identity", claim: name } })] });
		expect(problemOf(() => buildRequest(claim, {}, { sub: "1" }))).toBe("identity_missing");
		const given = JSON.parse(`{ "${name}": "own" }`);
		expect(buildRequest(odd, given, undefined).body).toBe(`{"${name}":"own"}`);
		expect({}).not.toHaveProperty("own");
	});

	test("may be a constant of any JSON type, null and false too", () => {
		for (const value of [null, false, 0, "", [1], { a: 1 }]) {
			const { body } = buildRequest(
				toolRow({ parameters: [parameterNamed("c", { source: { from: "constant", value } })] }),
				{},
				undefined,
			);
			expect(JSON.parse(body ?? "")).toEqual({ c: value });
		}
	});
});
