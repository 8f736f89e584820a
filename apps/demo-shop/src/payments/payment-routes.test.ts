import { expect, test } from "vitest";
import { demo, openShop } from "../shop-for-test.ts";

const beanie = { order_id: "12347", amount: 24, currency: "GBP", reason: "Too small" };

async function openPayments() {
	const opened = openShop();
	const { paymentsClientId: client_id, paymentsClientSecret: client_secret } = demo.credentials;
	const form = { grant_type: "client_credentials", client_id, client_secret };
	const { access_token } = await (await opened.call("POST /oauth/token", { form })).json();
	const headers = { authorization: `Bearer ${access_token}` };
	const refund = (body: unknown, key?: string) =>
		opened.call("POST /api/payments/refunds", {
			body,
			headers: { ...headers, ...(key && { "idempotency-key": key }) },
		});
	const invoice = async (id: string) => {
		const answer = await opened.call(`GET /api/payments/invoices?order_id=${id}`, { headers });
		return { code: answer.status, ...(await answer.json()).invoices?.[0] };
	};
	return { ...opened, headers, refund, invoice };
}

test("an invoice is found by its order", async () => {
	const { invoice } = await openPayments();
	expect(await invoice("12345")).toMatchObject({
		id: "inv_12345",
		amount_paid: 141,
		amount_refunded: 0,
		status: "paid",
	});
	expect((await invoice("99999")).code).toBe(404);
});

test("an invoice asked for with a postcode is found by that of its bill alone", async () => {
	const { invoice } = await openPayments();
	expect(await invoice("12345&billing_postcode=fk11zz")).toMatchObject({ id: "inv_12345" });
	expect((await invoice("12345&billing_postcode=EH6%206ZZ")).code).toBe(404);
});

test("a refund pays back and shows on the invoice", async () => {
	const { refund, invoice } = await openPayments();
	const answer = await refund({ ...beanie, amount: 10.1 });
	expect(answer.status).toBe(201);
	expect((await answer.json()).refund).toMatchObject({ order_id: "12347", amount: 10.1, status: "succeeded" });
	expect(await invoice("12347")).toMatchObject({ amount_refunded: 10.1, status: "partly_refunded" });
});

test("the same key with the same body is answered once and repeated", async () => {
	const { refund, invoice } = await openPayments();
	const first = await refund(beanie, "key-1");
	const again = await refund(beanie, "key-1");
	expect(again.headers.get("idempotent-replayed")).toBe("true");
	expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
	expect((await invoice("12347")).amount_refunded).toBe(24);
});

test("the same key with another body is a conflict", async () => {
	const { refund } = await openPayments();
	await refund({ ...beanie, amount: 5 }, "key-1");
	const other = await refund({ ...beanie, amount: 6 }, "key-1");
	expect([other.status, (await other.json()).error]).toEqual([409, "idempotency_key_reused"]);
});

test("without a key every call pays again", async () => {
	const { refund, invoice } = await openPayments();
	await refund({ ...beanie, amount: 5 });
	await refund({ ...beanie, amount: 5 });
	expect((await invoice("12347")).amount_refunded).toBe(10);
});

test("never more than was paid, to the penny", async () => {
	const { refund } = await openPayments();
	expect((await refund({ ...beanie, amount: 23.99 })).status).toBe(201);
	const over = await refund({ ...beanie, amount: 0.02 });
	expect([over.status, await over.json()]).toEqual([
		422,
		{ error: "more_than_paid", detail: "At most 0.01 GBP can still be refunded for this order." },
	]);
	expect((await refund({ ...beanie, amount: 0.01 })).status).toBe(201);
	expect((await refund({ ...beanie, order_id: "22346", amount: 1 })).status).toBe(422);
	expect((await refund({ ...beanie, order_id: "99999" })).status).toBe(404);
});

test("amounts that are no amounts are refused", async () => {
	const { refund } = await openPayments();
	for (const change of [{ amount: 0 }, { amount: -1 }, { amount: 1.001 }, { amount: "24" }, { currency: "EUR" }]) {
		expect((await refund({ ...beanie, ...change })).status).toBe(400);
	}
});

test("an access token dies after 300 seconds", async () => {
	const { refund, clock } = await openPayments();
	clock.now = new Date(clock.now.getTime() + 299_000);
	expect((await refund({ ...beanie, amount: 1 })).status).toBe(201);
	clock.now = new Date(clock.now.getTime() + 1000);
	expect((await refund({ ...beanie, amount: 1 })).status).toBe(401);
});
