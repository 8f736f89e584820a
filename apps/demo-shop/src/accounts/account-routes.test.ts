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

test("the state of an account is told to whoever knows its postcode, and unlocking changes it", async () => {
	const { call } = openShop();
	const status = async (email: string, postcode: string) => {
		const answer = await call("POST /api/accounts/status", { body: { email, postcode }, headers });
		return answer.ok ? (await answer.json()).account.status : answer.status;
	};
	expect(await status("Sam@example.com", "eh66zz")).toBe("locked");
	expect(await status("sam@example.com", "FK1 1ZZ")).toBe(404);
	expect(await status("nobody@example.com", "EH6 6ZZ")).toBe(404);
	await call("POST /api/accounts/unlock", { body: { email: "sam@example.com" }, headers });
	expect(await status("sam@example.com", "EH6 6ZZ")).toBe("active");
});
