import { expect, test } from "vitest";
import { keys, openShop } from "../shop-for-test.ts";

const headers = keys.subscriptions;

test("a customer's subscriptions are found", async () => {
	const { call } = openShop();
	const answer = await call("POST /api/subscriptions/lookup", { body: { customer_id: "cust_1001" }, headers });
	const { subscriptions } = await answer.json();
	expect(subscriptions.map(({ plan }) => plan)).toEqual(["Pine Club", "Sock Drawer"]);
	const unknown = await call("POST /api/subscriptions/lookup", { body: { customer_id: "cust_9" }, headers });
	expect(unknown.status).toBe(404);
});

test("a cancelled subscription ends with the time already paid, and cannot be cancelled again", async () => {
	const { call } = openShop();
	const first = await call("POST /api/subscriptions/sub_2001/cancel", { headers });
	expect((await first.json()).subscription).toMatchObject({
		status: "cancelled",
		ends_on: "2026-12-01",
		renews_on: null,
	});
	const second = await call("POST /api/subscriptions/sub_2001/cancel", { headers });
	expect([second.status, (await second.json()).error]).toEqual([409, "already_cancelled"]);
	expect((await call("POST /api/subscriptions/sub_9/cancel", { headers })).status).toBe(404);
});
