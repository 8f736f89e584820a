import { expect, test } from "vitest";
import { demo, keys, openShop } from "../shop-for-test.ts";

const { paymentsClientId: client_id, paymentsClientSecret: client_secret, ...secrets } = demo.credentials;

test("every request to a system is one entry", async () => {
	const { call, log } = openShop();
	const body = { order_id: "12345", postcode: "FK1 1ZZ" };
	await call("POST /api/orders/lookup?from=test", { body, headers: { ...keys.orders, "idempotency-key": "key-1" } });
	expect(log).toEqual([
		{
			at: "2026-11-10T09:00:00.000Z",
			method: "POST",
			path: "/api/orders/lookup",
			query: { from: "test" },
			status: 200,
			credential: "accepted",
			body,
			idempotency_key: "key-1",
		},
	]);
});

test("pages are not in the log, refusals and unknown paths are", async () => {
	const { call, log } = openShop();
	await call("GET /");
	await call("GET /api/orders");
	await call("GET /api/nowhere");
	expect(log.map(({ path, status }) => [path, status])).toEqual([
		["/api/orders", 401],
		["/api/nowhere", 404],
	]);
});

test("no credential reaches the log, wherever it stands", async () => {
	const { call, log } = openShop();
	const form = { grant_type: "client_credentials", client_id, client_secret };
	const { access_token } = await (await call("POST /oauth/token", { form })).json();
	const body = {
		email: "a@b.co",
		note: `${access_token} ${secrets.orders}`,
		password: "hunter2",
		deep: [{ api_key: "k9" }],
	};
	await call(`POST /api/accounts/unlock?token=t0k&q=${secrets.accounts}`, { body, headers: keys.accounts });
	await call(`GET /api/customers/${encodeURIComponent(client_secret)}`, { headers: keys.customers });
	const text = JSON.stringify(log);
	for (const secret of [access_token, client_secret, encodeURIComponent(client_secret), "hunter2", "k9", "t0k"]) {
		expect(text).not.toContain(secret);
	}
	for (const secret of [secrets.orders, secrets.accounts]) expect(text).not.toContain(secret);
	expect(log[0]).toMatchObject({ credential: "accepted", body: { grant_type: "client_credentials", client_id } });
});

test("a body over 64 KiB is refused and not kept", async () => {
	const { call, log } = openShop();
	const body = { order_id: "x".repeat(70_000), postcode: "FK1" };
	expect((await call("POST /api/orders/lookup", { body, headers: keys.orders })).status).toBe(413);
	expect(log[0]).toMatchObject({ status: 413, body: null });
});
