import { expect, test } from "vitest";
import { keys, openShop } from "../shop-for-test.ts";

const headers = keys.orders;
const lookup = (body: unknown) => openShop().call("POST /api/orders/lookup", { body, headers });
const home = { line1: "9 New Road", city: "Stirling", postcode: "FK8 1ZZ", country: "GB" };

test("an order is found by its id and postcode", async () => {
	const answer = await lookup({ order_id: "12346", postcode: "FK1 1ZZ" });
	expect(answer.status).toBe(200);
	const { order } = await answer.json();
	expect(order).toMatchObject({ id: "12346", status: "in_transit", expected_delivery: "2026-11-12", currency: "GBP" });
	expect(order.items).toEqual([
		{ sku: "HP-JKT-03", name: "Haar Rain Jacket", size: "M", quantity: 1, unit_price: 165 },
	]);
	expect(Object.keys(order)).not.toContain("postcode");
});

test("spaces and case of the postcode do not matter", async () => {
	expect((await lookup({ order_id: "#12345", postcode: " fk11zz" })).status).toBe(200);
});

test("a wrong postcode looks exactly like an unknown order", async () => {
	const wrong = await lookup({ order_id: "12345", postcode: "EH6 6ZZ" });
	const unknown = await lookup({ order_id: "99999", postcode: "FK1 1ZZ" });
	expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
	expect(wrong.status).toBe(404);
	expect(await (await lookup({ order_id: "1", postcode: "EH6" })).json()).toEqual({ error: "order_not_found" });
});

test("bad input is refused with a reason", async () => {
	const answer = await lookup({ order_id: "12345" });
	expect(answer.status).toBe(400);
	expect(await answer.json()).toMatchObject({ error: "bad_input", detail: expect.stringContaining("postcode") });
	const broken = await openShop().shop.request("/api/orders/lookup", { method: "POST", headers, body: "{" });
	expect(broken.status).toBe(400);
	expect((await lookup({ order_id: "12345", postcode: "FK1 1ZZ", extra: 1 })).status).toBe(400);
});

test("the orders of a customer are listed, and only theirs", async () => {
	const { call } = openShop();
	const { orders } = await (await call("GET /api/orders?customer_id=cust_1002", { headers })).json();
	expect(orders.map((order) => order.id)).toEqual(["22345", "22346", "22347"]);
	expect(await (await call("GET /api/orders?customer_id=nobody", { headers })).json()).toEqual({ orders: [] });
	expect((await call("GET /api/orders", { headers })).status).toBe(400);
});

test("the address of an order changes until the parcel has left", async () => {
	const { call } = openShop();
	const changed = await call("PUT /api/orders/12347/address", { body: home, headers });
	expect((await changed.json()).order).toMatchObject({ id: "12347", delivery_address: home });
	const late = await call("PUT /api/orders/12346/address", { body: home, headers });
	expect([late.status, (await late.json()).error]).toEqual([409, "order_already_sent"]);
	expect((await call("PUT /api/orders/99999/address", { body: home, headers })).status).toBe(404);
	const proof = { order_id: "12347", postcode: "FK1 1ZZ" };
	expect((await call("POST /api/orders/lookup", { body: proof, headers })).status).toBe(200);
});
