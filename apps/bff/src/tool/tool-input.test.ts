import { describe, expect, test } from "vitest";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { type ToolInput, toolInput } from "./tool-input.ts";

/** The fields a tool is refused for. */
const faultsOf = (more: Partial<Record<keyof ToolInput, unknown>>) => {
	const result = toolInput.safeParse({ ...toolNamed("look_up"), ...more });
	return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
};
const path = (name: string, more = {}) => parameterNamed(name, { place: "path", ...more });

describe("a tool", () => {
	test("is a POST that waits ten seconds and stays a draft unless it says otherwise", () => {
		const { state: _, ...input } = toolNamed("look_up");
		expect(toolInput.parse(input)).toMatchObject({
			method: "POST",
			headers: {},
			parameters: [],
			authorization: null,
			response: { maxBytes: 8_192 },
			audience: "anyone",
			confirmation: "ask",
			timeoutMs: 10_000,
			idempotent: false,
			state: "draft",
		});
	});

	test.each([
		"",
		"Look_up",
		"look-up",
		"1_look",
		"look up",
		"löok",
		"constructor",
		"prototype",
		"__proto__",
		"handover",
		"user_info",
		"offer_sign_in",
		"a".repeat(64),
	])("cannot be named %j", (name) => {
		expect(faultsOf({ name })).toContain("name");
	});

	test.each<[keyof ToolInput, unknown]>([
		["title", " "],
		["title", "x".repeat(81)],
		["description", ""],
		["description", "x".repeat(2_001)],
		["method", "HEAD"],
		["method", "post"],
		["access", "admin"],
		["audience", "nobody"],
		["confirmation", "never"],
		["state", "retired"],
		["timeoutMs", 999],
		["timeoutMs", 60_001],
		["timeoutMs", 1_500.5],
	])("is refused for its %s %j", (field, value) => {
		expect(faultsOf({ [field]: value })).toEqual([field]);
	});

	test.each([99, 65_537])("may not let the model see %i bytes", (maxBytes) => {
		expect(faultsOf({ response: { maxBytes } })).toEqual(["response.maxBytes"]);
	});
});

describe("a tool's URL", () => {
	test.each([
		"",
		"api.example/orders",
		"/orders",
		"https://",
		"https://user@api.example/orders",
		"https://user:password@api.example/orders",
		"https://api.example/orders#part",
		"https://{host}/orders",
		"https://{tenant}.api.example/orders",
		"https://api.example:{port}/orders",
		"https://api.example/orders?id={id}",
		"https://api.example/orders/{id}",
		`https://api.example/${"x".repeat(2_000)}`,
	])("cannot be %.60s", (url) => {
		expect(faultsOf({ url })).toContain("url");
	});

	test("has exactly the placeholders that its path parameters fill", () => {
		const url = "https://api.example/customers/{customer}/orders/{order}";
		expect(faultsOf({ url, parameters: [path("customer"), path("order")] })).toEqual([]);
		expect(faultsOf({ url, parameters: [path("customer")] })).toEqual(["url"]);
		expect(faultsOf({ url, parameters: [path("customer"), path("order"), path("item")] })).toEqual(["parameters"]);
		expect(faultsOf({ url, parameters: [path("customer"), parameterNamed("order")] })).toEqual(["url"]);
	});

	test("is refused, not thrown at, whatever stands in it", () => {
		for (const url of [
			"https://api.example/?q=%",
			"https://api.example/%E0%A4%A",
			"https://%00/",
			"javascript:alert(1)",
		]) {
			expect(() => faultsOf({ url })).not.toThrow();
		}
	});

	test("is one of the web", () => {
		for (const url of ["javascript:alert(1)", "file:///etc/passwd", "ftp://api.example/", "data:text/plain,x"]) {
			expect(faultsOf({ url })).toContain("url");
		}
	});
});

describe("a tool's headers", () => {
	test("are refused with words an admin can act on", () => {
		const result = toolInput.safeParse(toolNamed("look_up", { headers: { "bad name": "x", "X-Ok": "é" } }));
		expect(result.error?.issues.map(({ path: at, message }) => [at.join("."), message])).toEqual([
			["headers.bad name", "A header name such as X-Channel"],
			["headers.X-Ok", "Visible ASCII characters only"],
		]);
	});

	test.each([
		"Authorization",
		"cookie",
		"HOST",
		"Content-Length",
		"content-type",
		"Connection",
		"Accept-Encoding",
		"Transfer-Encoding",
		"Upgrade",
		"Expect",
		"Keep-Alive",
		"Proxy-Authorization",
		"TE",
		"Trailer",
	])("do not include %s, neither fixed nor as a parameter", (name) => {
		expect(faultsOf({ headers: { [name]: "x" } })).toEqual([`headers.${name}`]);
		expect(faultsOf({ parameters: [parameterNamed(name, { place: "header" })] })).toEqual(["parameters.0.name"]);
	});

	test.each([
		{ "X Space": "x" },
		{ "X-Lines": "a\r\nb: c" },
		{ "X-Null": "\u0000" },
		{ "X-Ünicode": "x" },
		{ "X-Value": "ü" },
		{ "": "x" },
	])("cannot be %j", (headers) => {
		expect(faultsOf({ headers }).every((field) => field.startsWith("headers"))).toBe(true);
		expect(faultsOf({ headers })).not.toEqual([]);
	});
});

describe("a parameter", () => {
	test.each(["", "1st", "with space", "a[]", "x".repeat(65), "__proto__", "constructor", "prototype", "ünicode"])(
		"cannot be named %j",
		(name) => {
			expect(faultsOf({ parameters: [parameterNamed(name)] })).toContain("parameters.0.name");
		},
	);

	test("has a name of its own", () => {
		expect(faultsOf({ parameters: [parameterNamed("id"), parameterNamed("id", { place: "query" })] })).toEqual([
			"parameters.1.name",
		]);
	});

	test("stands in a body only where there is one", () => {
		expect(faultsOf({ method: "GET", parameters: [parameterNamed("id")] })).toEqual(["parameters.0.place"]);
		expect(faultsOf({ method: "DELETE", parameters: [parameterNamed("id")] })).toEqual([]);
	});

	test("of the path is always required", () => {
		const url = "https://api.example/orders/{id}";
		expect(faultsOf({ url, parameters: [path("id", { required: false })] })).toEqual(["parameters.0.required"]);
	});

	test("from the identity is for verified visitors", () => {
		const parameters = [parameterNamed("email", { source: { from: "identity", claim: "email" } })];
		expect(faultsOf({ parameters })).toEqual(["audience"]);
		expect(faultsOf({ parameters, audience: "verified" })).toEqual([]);
	});

	test.each([{ from: "browser" }, { from: "identity" }, { from: "constant" }, {}, null])(
		"cannot come from %j",
		(source) => {
			expect(faultsOf({ parameters: [{ ...parameterNamed("id"), source }] })[0]).toMatch(/^parameters\.0\.source/);
		},
	);

	test.each([
		{ type: "text" },
		{ pattern: "(" },
		{ $ref: "https://evil.example/schema.json" },
		{ $ref: "#/nowhere" },
		{ minimum: "1" },
		{ $async: true },
		{ properties: { a: { maxLenght: 3 } } },
	])("cannot have the schema %j", (schema) => {
		expect(faultsOf({ parameters: [{ ...parameterNamed("id"), schema }] })).toEqual(["parameters.0.schema"]);
		expect(faultsOf({ response: { schema } })).toEqual(["response.schema"]);
	});
});
