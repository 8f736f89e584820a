import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toolInput } from "../tool-input.ts";
import { toolFromCurl } from "./tool-from-curl.ts";

const canary = "canary7f3aQc2d1Z";
const draftOf = (text: string) => {
	const imported = toolFromCurl(text);
	expect(toolInput.safeParse(imported.tool).error).toBeUndefined();
	return imported;
};
const parametersOf = (text: string) =>
	draftOf(text).tool.parameters.map(
		({ name, place, schema }) => `${place} ${name} ${schema["format"] ?? schema["type"] ?? "any"}`,
	);

describe("a cURL command", () => {
	test("becomes a draft that can be saved, with the credential apart", () => {
		const imported = draftOf(`
			$ curl --location --request POST 'https://api.example/v1/orders/12345/refunds?notify=true' \\
			  --header 'Authorization: Bearer ${canary}' \\
			  --header 'Content-Type: application/json' \\
			  --header "X-Tenant: shop" \\
			  --header 'Idempotency-Key: 1234' \\
			  --data-raw '{
			    "amount": 12.5,
			    "reason": "it'\\''s broken",
			    "items": [{"sku": "A1", "count": 2}]
			  }' | jq .`);
		expect(imported).toEqual({
			tool: {
				name: "order_refunds",
				title: "Working on order refunds",
				description: expect.any(String),
				method: "POST",
				url: "https://api.example/v1/orders/{order_id}/refunds",
				headers: { "X-Tenant": "shop" },
				parameters: [
					expect.objectContaining({ name: "order_id", place: "path", schema: { type: "string" }, required: true }),
					expect.objectContaining({ name: "notify", place: "query", schema: { type: "boolean" } }),
					expect.objectContaining({ name: "amount", place: "body", schema: { type: "number" } }),
					expect.objectContaining({ name: "reason", place: "body", schema: { type: "string" } }),
					expect.objectContaining({ name: "items", place: "body", schema: expect.objectContaining({ type: "array" }) }),
				],
				authorization: null,
				access: "write",
				audience: "anyone",
				idempotent: true,
				state: "draft",
			},
			authorization: { kind: "bearer" },
			secret: canary,
			identity: [],
			problems: [expect.stringContaining("|"), expect.stringContaining("-L")],
		});
	});

	test("is read from a browser's copy, for bash and for Windows", () => {
		const bash = `curl 'https://shop.example/api/orders?status=open' \\
  -H 'accept: */*' \\
  -H 'sec-ch-ua: "Chromium";v="1"' \\
  -b 'sid=${canary}' \\
  -H 'user-agent: Mozilla/5.0' \\
  --data-raw $'{"note":"it\\'s","n":1}' \\
  --compressed`;
		const windows = `curl ^"https://shop.example/api/orders?status=open^" ^
  -H ^"accept: */*^" ^
  -b ^"sid=${canary}^" ^
  --data-raw ^"^{^\\^"note^\\^":^\\^"it's^\\^",^\\^"n^\\^":1^}^" ^
  --compressed`;
		for (const text of [bash, windows]) {
			expect(parametersOf(text)).toEqual(["query status string", "body note string", "body n integer"]);
			expect(draftOf(text)).toMatchObject({ tool: { headers: {}, method: "POST" }, authorization: undefined });
			expect(draftOf(text).problems).toEqual([expect.stringMatching(/cookies/)]);
			expect(JSON.stringify(draftOf(text))).not.toContain(canary);
		}
	});

	test.each([
		["curl https://a.example/x", "GET"],
		["curl -d a=1 https://a.example/x", "POST"],
		["curl -XPUT https://a.example/x -d '{}'", "PUT"],
		["curl -sSLX DELETE https://a.example/x", "DELETE"],
		["curl --request=patch --url https://a.example/x", "PATCH"],
		["curl -G -d a=1 https://a.example/x", "GET"],
		["curl -I https://a.example/x", "GET"],
		["curl.exe a.example/x", "GET"],
		["TOKEN=1 /usr/bin/curl https://a.example/x", "GET"],
	])("%s is a %s", (text, method) => {
		expect(draftOf(text).tool.method).toBe(method);
	});

	test.each([
		["curl -G https://a.example/x -d q=shoe --data-urlencode 'name=a b&c'", ["query q string", "query name string"]],
		[
			"curl 'https://a.example/x?page=2&order_id=007&tag=a&tag=b'",
			["query page integer", "query order_id string", "query tag array"],
		],
		["curl https://a.example/x?a=1&b=true", ["query a integer", "query b boolean"]],
		["curl --json '{\"a\":' --json '1}' https://a.example/x", ["body a integer"]],
		['curl https://a.example/x -d "{\\"id\\": $ID}"', ["body id any"]],
		["curl https://a.example/x -d 'a=1&b=2026-01-01'", ["body a integer", "body b date"]],
		["curl https://a.example/x --url-query a=1", ["query a integer"]],
		["curl 'https://a.example/x?id=1' --json '{\"id\":2,\"b\":3}'", ["query id string", "body b integer"]],
	])("%s has its parameters in their places", (text, parameters) => {
		expect(parametersOf(text)).toEqual(parameters);
	});

	test.each([
		["/orders/12345", "/orders/{order_id}"],
		["/orders/12345.json", "/orders/{order_id}.json"],
		["/categories/7/addresses/8", "/categories/{category_id}/addresses/{address_id}"],
		["/v2/things/0b1c2d3e-1111-2222-3333-444455556666", "/v2/things/{thing_id}"],
		["/orders/1/orders/2", "/orders/{order_id}/orders/{order_id_2}"],
		["/orders/ord_12ab34", "/orders/{order_id}"],
		["/orders/{orderId}", "/orders/{orderId}"],
		["/orders/{{orderId}}", "/orders/{orderId}"],
		["/orders/:orderId", "/orders/{orderId}"],
		["/orders/$ORDER_ID", "/orders/{order_id}"],
		["/orders/<order id>", "/orders/{order_id}"],
		["/42", "/{id}"],
		["/v1/2024-01/orders/lookup", "/v1/2024-01/orders/lookup"],
		["", "/"],
	])("to %s has the path %s", (path, template) => {
		expect(draftOf(`curl "https://a.example${path}"`).tool.url).toBe(`https://a.example${template}`);
	});
});

describe("the credential of a command", () => {
	test.each<[string, unknown]>([
		[`-H 'Authorization: Bearer ${canary}'`, { kind: "bearer" }],
		[`-H 'authorization: bearer ${canary}'`, { kind: "bearer" }],
		[`--oauth2-bearer ${canary}`, { kind: "bearer" }],
		[`-H 'X-Api-Key: ${canary}'`, { kind: "api_key", header: "X-Api-Key" }],
		[`-H 'X-Internal-Key:${canary}'`, { kind: "api_key", header: "X-Internal-Key" }],
		[`-H 'X-Shopify-Access-Token: ${canary}'`, { kind: "api_key", header: "X-Shopify-Access-Token" }],
		[`-u shop:${canary}`, { kind: "basic", username: "shop" }],
		[`-ushop:${canary}`, { kind: "basic", username: "shop" }],
		[`-H 'Authorization: Basic ${btoa(`shop:${canary}`)}'`, { kind: "basic", username: "shop" }],
	])("in %s is told, kept apart, and nowhere else", (option, authorization) => {
		const { secret, ...rest } = draftOf(`curl https://a.example/orders ${option}`);
		expect(rest.authorization).toEqual(authorization);
		expect(secret).toBe(canary);
		expect(JSON.stringify(rest)).not.toContain(canary);
		expect(rest.tool.headers).toEqual({});
	});

	test("may stand in the address, or be a token of a kind nobody knows", () => {
		expect(draftOf(`curl https://shop:${canary}@a.example/x`)).toMatchObject({
			tool: { url: "https://a.example/x" },
			authorization: { kind: "basic", username: "shop" },
			secret: canary,
		});
		expect(draftOf(`curl https://a.example/x -H 'Authorization: Token token=${canary}'`)).toMatchObject({
			authorization: { kind: "api_key", header: "Authorization" },
			secret: `Token token=${canary}`,
		});
	});

	test.each(["$TOKEN", `\${TOKEN}`, "<your token>", "{{token}}", "YOUR_TOKEN", "$(cat token)", "..."])(
		"that reads %s is a kind without a secret",
		(variable) => {
			const { authorization, secret } = draftOf(`curl https://a.example/x -H "Authorization: Bearer ${variable}"`);
			expect(authorization).toEqual({ kind: "bearer" });
			expect(secret).toBeUndefined();
		},
	);

	test.each([
		`curl 'https://a.example/x?api_key=${canary}&q=1'`,
		`curl 'https://a.example/x?key=${canary}'`,
		`curl -G https://a.example/x -d access_token=${canary}`,
		`curl https://a.example/x -d 'client_secret=${canary}'`,
		`curl https://a.example/x -d '{"password":"${canary}"}'`,
		`curl https://a.example/x -H 'Cookie: sid=${canary}'`,
		`curl https://a.example/x -H 'Authorization: Bearer abc' -H 'X-Api-Key: ${canary}'`,
	])("in a place Bellhop does not send one from is left out and said: %s", (text) => {
		const imported = draftOf(text);
		expect(JSON.stringify(imported)).not.toContain(canary);
		expect(imported.problems).not.toEqual([]);
	});

	test("is in no part of the draft but one, wherever a long one stands", () => {
		const token = "Zk9".repeat(12);
		for (const place of [
			`https://a.example/${token}/x`,
			`'https://a.example/x?q=${token}'`,
			`'https://a.example/x?a[b]=${token}'`,
			`https://a.example/x -H 'X-Strange: ${token}'`,
			`https://a.example/x -d '{"a":{"b":"${token}"}}'`,
			`https://a.example/x -A ${token} -e ${token} -o ${token} --nothing-known ${token}`,
			`https://a.example/x --proxy http://a:${token}@proxy.example`,
		]) {
			const { secret: _, ...rest } = draftOf(`curl ${place}`);
			expect(JSON.stringify(rest), place).not.toContain(token);
		}
	});
});

describe("what a draft proposes", () => {
	test("reads only where the command says so", () => {
		expect(draftOf("curl https://a.example/orders").tool.access).toBe("read");
		expect(draftOf("curl -X POST https://a.example/orders/search -d '{}'").tool.access).toBe("read");
		expect(draftOf("curl -X POST https://a.example/orders -d '{}'").tool.access).toBe("write");
		expect(draftOf("curl -X DELETE https://a.example/search").tool.access).toBe("write");
	});

	test("is filled from the identity where it names a person, for verified visitors then", () => {
		const { tool, identity } = draftOf(
			`curl https://a.example/customers/7/orders -d '{"email":"a@b.example","note":"x"}'`,
		);
		expect(identity).toEqual([
			{ parameter: "customer_id", claim: "sub" },
			{ parameter: "email", claim: "email" },
		]);
		expect(tool.audience).toBe("verified");
		expect(tool.parameters.map(({ source }) => source.from)).toEqual(["identity", "identity", "model"]);
	});

	test("has a name nobody has", () => {
		const name = (taken: string[]) => toolFromCurl("curl https://a.example/orders/1", new Set(taken)).tool.name;
		expect(name([])).toBe("get_order");
		expect(name(["get_order", "get_order_2"])).toBe("get_order_3");
		expect(toolFromCurl("curl -d '{}' https://a.example/handover").tool.name).toBe("handover_2");
	});
});

describe("a command that cannot be done", () => {
	test.each([
		["curl -F file=@x https://a.example/x", /form with files/],
		["curl -T x https://a.example/x", /uploads a file/],
		["curl -d @body.json https://a.example/x", /from a file/],
		["curl --data-binary @body.json https://a.example/x", /from a file/],
		["curl --data-urlencode a@b https://a.example/x", /from a file/],
		["curl -k https://a.example/x", /certificates/],
		["curl -x http://proxy.example https://a.example/x", /proxy/],
		["curl -X PURGE https://a.example/x", /method/],
		["curl -X GET -d '{}' https://a.example/x", /no body/],
		["curl https://a.example/x -d '{\"a\":}'", /Line 1, column 6/],
		["curl https://a.example/x -d '[1]'", /sends an object/],
		["curl https://a.example/x https://b.example/", /more than one address/],
		["curl http://a.example/x", /https/],
		["curl https://a.example/x -d a=1", /form/],
	])("in full is said: %s", (text, problem) => {
		expect(draftOf(text).problems.join("\n")).toMatch(problem);
	});

	test.each([
		["", /curl/],
		["wget https://a.example", /curl/],
		["echo curl https://a.example", /curl/],
		["curl -s", /no address/],
		["curl $BASE/orders", /variable/],
		["curl {{base}}/orders", /variable/],
		["curl ftp://a.example/x", /not one of the web/],
		["curl 'https://a.example/x", /Line 1, column 6/],
	])("at all is input_invalid: %s", (text, message) => {
		expect(() => toolFromCurl(text)).toThrow(
			expect.objectContaining({ code: "input_invalid", message: expect.stringMatching(message) }),
		);
	});

	test("is never run, and never ends in anything but a draft or input_invalid", () => {
		const piece = fc.constantFrom(
			"-H",
			"-d",
			"'",
			'"',
			"\\",
			"$(",
			")",
			"`",
			"$'",
			"{",
			"}",
			"[",
			"a:b",
			"a=b",
			"https://a.example/1",
			" ",
			"\n",
			"^",
			"&",
			"?",
			"--constructor",
			"__proto__",
			"%",
			"@",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
				try {
					draftOf(`curl https://a.example/x ${pieces.join("")}`);
				} catch (error) {
					expect(error).toMatchObject({ code: "input_invalid" });
				}
			}),
			{ numRuns: 1_000 },
		);
	});
});
