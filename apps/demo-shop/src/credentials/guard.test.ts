import { expect, test } from "vitest";
import { basic, demo, keys, openShop } from "../shop-for-test.ts";

const systems = [
	{ name: "orders", line: "GET /api/orders?customer_id=cust_1001" },
	{ name: "inventory", line: "GET /api/inventory/products?query=shoes" },
	{ name: "customers", line: "GET /api/customers/cust_1001" },
	{ name: "subscriptions", line: "POST /api/subscriptions/sub_2001/cancel" },
	{ name: "accounts", line: "POST /api/accounts/unlock" },
] as const;

test.each(systems)("$name lets nobody in without a credential", async ({ line }) => {
	const { call, log } = openShop();
	const answer = await call(line);
	expect([answer.status, await answer.json()]).toEqual([401, { error: "unauthorized" }]);
	expect(log[0]?.credential).toBe("none");
});

test.each(systems)("$name accepts its own credential and none of the others", async ({ name, line }) => {
	for (const [other, headers] of Object.entries(keys)) {
		const { call, log } = openShop();
		const { status } = await call(line, {
			headers: { ...headers },
			...(name === "accounts" && { body: { email: "a@b.co" } }),
		});
		if (other === name) expect([status < 300, log[0]?.credential]).toEqual([true, "accepted"]);
		else expect([status, log[0]?.credential === "accepted"]).toEqual([401, false]);
	}
});

test("a wrong credential is told from a missing one in the challenge", async () => {
	const { call, log } = openShop();
	const wrong = await call("GET /api/orders?customer_id=x", { headers: { authorization: "Bearer nonsense" } });
	expect(wrong.headers.get("www-authenticate")).toBe('Bearer realm="orders", error="invalid_token"');
	expect(log[0]?.credential).toBe("refused");
	const missing = await call("GET /api/orders?customer_id=x");
	expect(missing.headers.get("www-authenticate")).toBe('Bearer realm="orders"');
	const user = await call("GET /api/customers/cust_1001", { headers: basic("bellhop", "guess") });
	expect([user.status, user.headers.get("www-authenticate")]).toEqual([
		401,
		'Basic realm="customers", charset="UTF-8"',
	]);
});

test("the credential is judged before the path and the body", async () => {
	const { call } = openShop();
	expect((await call("GET /api/orders/nowhere/at/all")).status).toBe(401);
	expect((await call("POST /api/orders/lookup", { body: 7 })).status).toBe(401);
	expect((await call("GET /api/nowhere")).status).toBe(404);
	const { orders: token } = demo.credentials;
	expect((await call("GET /api/orders/nowhere", { headers: { authorization: `bearer ${token}` } })).status).toBe(404);
});
