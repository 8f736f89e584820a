import { expect, test } from "vitest";
import { keys, openShop } from "../shop-for-test.ts";

const headers = keys.accounts;

test.each(["password-reset", "unlock"])("%s answers the same for known and unknown addresses", async (act) => {
	const { call } = openShop();
	const known = await call(`POST /api/accounts/${act}`, { body: { email: "alex@example.com" }, headers });
	const unknown = await call(`POST /api/accounts/${act}`, { body: { email: "nobody@example.com" }, headers });
	expect(known.status).toBe(202);
	expect([unknown.status, await unknown.text()]).toEqual([202, await known.text()]);
});

test("something that is no address is refused", async () => {
	const answer = await openShop().call("POST /api/accounts/unlock", { body: { email: "alex" }, headers });
	expect(answer.status).toBe(400);
});
