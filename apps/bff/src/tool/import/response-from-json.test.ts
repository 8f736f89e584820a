import { describe, expect, test } from "vitest";
import { checkAgainst, schemaFault } from "../json-schema.ts";
import { pickFields } from "../pick-fields.ts";
import { responseFromJson } from "./response-from-json.ts";

const order = {
	order: {
		id: "12345",
		status: "in transit",
		total: 120.5,
		currency: "EUR",
		created_at: "2026-02-28T10:00:00Z",
		is_gift: false,
		customer: { name: "Alex", email: "alex@example.com", phone: "+49 170 1234567", loyalty_x: 7 },
		shipping_address: { name: "Alex", city: "Berlin" },
		items: [
			{ sku: "A1", name: "Shoe", quantity: 1, tags: ["red"] },
			{ sku: "B2", name: "Sock", quantity: 2, tags: [] },
		],
		internal_note: "Flagged by finance.",
		api_key: "abc",
		tracking_url: "https://carrier.example/t?token=abc",
	},
};
const imported = responseFromJson(JSON.stringify(order));
const ticked = imported.fields.filter(({ proposed }) => proposed).map(({ path }) => path);

describe("an example response", () => {
	test("lists every field with its path, type, size and why it is proposed or not", () => {
		expect(imported.fields).toEqual(
			expect.arrayContaining([
				{ path: "order.id", type: "string", bytes: '"id":"12345",'.length, proposed: true, reason: "identifier" },
				{ path: "order.items[].name", type: "string", bytes: 28, proposed: true, reason: "name" },
				{ path: "order.items[].tags", type: "array", bytes: 25, proposed: true, reason: "detail" },
				{ path: "order.customer.email", type: "string", bytes: 27, proposed: false, reason: "personal" },
				{ path: "order.api_key", type: "string", bytes: 16, proposed: false, reason: "secret" },
				{ path: "order.internal_note", type: "string", bytes: 38, proposed: false, reason: "internal" },
			]),
		);
		expect(imported.fields).toHaveLength(19);
	});

	test("proposes identifiers, names, states, dates and amounts; no secrets, notes or ways to reach a person", () => {
		expect(ticked).toEqual([
			"order.id",
			"order.status",
			"order.total",
			"order.currency",
			"order.created_at",
			"order.is_gift",
			"order.customer.name",
			"order.items[].sku",
			"order.items[].name",
			"order.items[].quantity",
			"order.items[].tags",
		]);
	});

	test("says how much the whole weighs and how much what is proposed", () => {
		expect(imported.bytes).toBe(JSON.stringify(order).length);
		expect(imported.proposedBytes).toBe(JSON.stringify(pickFields(order, ticked)).length);
	});

	test("gives paths that the field picker understands", () => {
		for (const { path } of imported.fields) expect(JSON.stringify(pickFields(order, [path]))).not.toBe("{}");
	});

	test("fits its own schema, and so does an answer with other values, without some, or with null", () => {
		expect(schemaFault(imported.schema)).toBeUndefined();
		for (const fitting of [
			order,
			{ order: { id: null, total: 7, items: [{}], customer: null } },
			{ order: {}, more: 1 },
		]) {
			expect(checkAgainst(imported.schema, fitting)).toBeUndefined();
		}
	});

	test.each([{ error: "not found" }, [], "text", { order: { items: {} } }, { order: { id: 7 } }])(
		"does not fit %j, which is another answer",
		(other) => {
			expect(checkAgainst(imported.schema, other)).toBeTypeOf("string");
		},
	);

	test("may be a list, a bare value, null or empty", () => {
		expect(responseFromJson('[{"id":1},{"id":2}]').fields).toMatchObject([{ path: "[].id", type: "integer" }]);
		expect(responseFromJson("[]")).toMatchObject({ schema: { type: "array" }, fields: [] });
		expect(responseFromJson('"text"')).toMatchObject({ schema: { type: "string" }, fields: [] });
		expect(responseFromJson("null")).toMatchObject({ schema: {}, fields: [] });
	});

	test("says how many fields cannot be picked one by one", () => {
		const wide = Object.fromEntries(Array.from({ length: 230 }, (_, index) => [`f${index}`, 1]));
		const { fields, problems } = responseFromJson(JSON.stringify({ ...wide, "a.b": 1 }));
		expect(fields).toHaveLength(200);
		expect(problems).toEqual([expect.stringMatching(/^31 fields/)]);
	});

	test.each([
		["session.id", []],
		["user.password_hash", []],
		["stripe_secret", []],
		["reset_link", []],
		["data.value", ["eyJhbGciOi.eyJzdWIi.abc"]],
		["name", ["alex@example.com"]],
		["status", ["9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a"]],
		["number", ["4111 1111 1111 1111"]],
	])("keeps %s to itself", (path, samples) => {
		const nested = path.split(".").reduceRight<unknown>((value, key) => ({ [key]: value }), samples[0] ?? "x");
		expect(responseFromJson(JSON.stringify(nested)).fields).toMatchObject([{ path, proposed: false }]);
	});
});
