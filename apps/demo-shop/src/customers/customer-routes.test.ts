import { expect, test } from "vitest";
import { keys, openShop } from "../shop-for-test.ts";

const headers = keys.customers;

test("a customer is read by id and by e-mail", async () => {
	const { call } = openShop();
	const byId = await (await call("GET /api/customers/cust_1001", { headers })).json();
	const body = { email: "Alex@Example.com" };
	const byEmail = await (await call("POST /api/customers/lookup", { body, headers })).json();
	expect(byId.customer).toMatchObject({ name: "Alex Reid", address: { postcode: "FK1 1ZZ" }, revision: 1 });
	expect(byEmail).toEqual(byId);
});

test("an unknown customer is not found", async () => {
	const { call } = openShop();
	expect((await call("GET /api/customers/cust_9", { headers })).status).toBe(404);
	const answer = await call("POST /api/customers/lookup", { body: { email: "no@example.com" }, headers });
	expect([answer.status, await answer.json()]).toEqual([404, { error: "customer_not_found" }]);
});

test("each change of the contact details is counted, also the same one again", async () => {
	const { call } = openShop();
	const body = { phone: "+44 7700 900999" };
	await call("PATCH /api/customers/cust_1001", { body, headers });
	const { customer } = await (await call("PATCH /api/customers/cust_1001", { body, headers })).json();
	expect(customer).toMatchObject({ phone: "+44 7700 900999", name: "Alex Reid", revision: 3 });
});

test("a change of nothing, or of anything else, is refused", async () => {
	const { call } = openShop();
	for (const body of [{}, { revision: 7 }, { internal_risk_score: 0 }, { email: "nonsense" }]) {
		expect((await call("PATCH /api/customers/cust_1001", { body, headers })).status).toBe(400);
	}
});

test("one shop's changes are not another's", async () => {
	await openShop().call("PATCH /api/customers/cust_1001", { body: { name: "Alex R." }, headers });
	const { customer } = await (await openShop().call("GET /api/customers/cust_1001", { headers })).json();
	expect(customer).toMatchObject({ name: "Alex Reid", revision: 1 });
});
