import { describe, expect, test } from "vitest";
import { pickFields } from "./pick-fields.ts";

const order = {
	order: {
		id: "12345",
		customer: { name: "Alex", card: "4111" },
		items: [
			{ name: "Shoe", cost: 10, sizes: [{ size: 42, supplier: "S" }, { size: 43 }] },
			{ name: "Sock", cost: 1, sizes: [] },
		],
	},
	internal: true,
};

describe("the fields the model may see", () => {
	test.each<[string[], unknown]>([
		[["order.id"], { order: { id: "12345" } }],
		[["order.customer.name", "order.id"], { order: { id: "12345", customer: { name: "Alex" } } }],
		[["order.customer"], { order: { customer: { name: "Alex", card: "4111" } } }],
		[["order.items[].name"], { order: { items: [{ name: "Shoe" }, { name: "Sock" }] } }],
		[["order.items[].sizes[].size"], { order: { items: [{ sizes: [{ size: 42 }, { size: 43 }] }, { sizes: [] }] } }],
		[["order.items[].sizes[].supplier"], { order: { items: [{ sizes: [{ supplier: "S" }, {}] }, { sizes: [] }] } }],
		[["order.items"], { order: { items: order.order.items } }],
		[["order.items.name"], { order: {} }],
		[["order.id[]"], { order: {} }],
		[["order.missing", "missing"], { order: {} }],
		[["order.id.length", "order.items.length"], { order: {} }],
		[[], {}],
	])("%j", (paths, seen) => {
		expect(pickFields(order, paths)).toEqual(seen);
	});

	test("are the same whichever of two overlapping paths comes first", () => {
		const paths = ["order.customer", "order.customer.name"];
		expect(pickFields(order, paths)).toEqual(pickFields(order, paths.toReversed()));
		expect(pickFields(order, paths)).toEqual({ order: { customer: order.order.customer } });
	});

	test("of a list at the top keep its order and length", () => {
		expect(pickFields([{ id: 1, secret: "s" }, { secret: "s" }, 7, null], ["[].id"])).toEqual([
			{ id: 1 },
			{},
			null,
			null,
		]);
	});

	test("of a value that is no object are none", () => {
		for (const value of [null, "text", 7, true]) expect(pickFields(value, ["id"])).toBeUndefined();
	});

	test("keep null, false, zero and empty text", () => {
		const values = { a: null, b: false, c: 0, d: "" };
		expect(pickFields({ ...values, e: 1 }, ["a", "b", "c", "d"])).toEqual(values);
	});

	test("come from the answer's own keys: inherited ones are not there, __proto__ is a key like any other", () => {
		expect(pickFields({ id: 1 }, ["constructor", "toString", "__proto__", "constructor.name"])).toEqual({});
		const picked = pickFields(JSON.parse('{ "__proto__": { "admin": true, "name": "x" }, "id": 1 }'), [
			"__proto__.name",
		]);
		expect(JSON.stringify(picked)).toBe('{"__proto__":{"name":"x"}}');
		expect((picked as { admin?: boolean }).admin).toBeUndefined();
		expect({}).not.toHaveProperty("admin");
	});
});
