import { expect, test } from "vitest";
import { demo, openShop } from "../shop-for-test.ts";

const authorization = demo.credentials.userData;

test("a customer is told of in plain sentences, the latest order first, and named again", async () => {
	const { call } = openShop();
	const answer = await call("POST /api/user-data", {
		body: { identifier: "alex@example.com" },
		headers: { authorization },
	});
	expect(answer.status).toBe(200);
	const { user_info, identifier } = await answer.json();
	expect(identifier).toBe("alex@example.com");
	expect(user_info.split("\n")).toEqual([
		"Alex Reid is a customer since 18 April 2023, member of the club.",
		expect.stringMatching(/^Latest order: 12347 of 10 November 2026 is being packed, expected 16 November 2026: 1 × /),
		expect.stringMatching(
			/^Earlier order: 12346 .* is on its way, with Caledonian Parcels, tracking number HP\w+, expected /,
		),
		expect.stringMatching(/^Earlier order: 12345 .* is delivered, on 3 November 2026: /),
		"Plan: Pine Club, active, £4.99 a month, renews on 1 December 2026.",
		"Plan: Sock Drawer, active, £19.00 a quarter, renews on 10 February 2027.",
	]);
	expect(user_info).not.toMatch(/risk|note|wave|neighbour/);
});

test("nobody else is told of, and nothing without the key", async () => {
	const { call } = openShop();
	const ask = async (identifier: string, headers: Record<string, string>) =>
		(await call("POST /api/user-data", { body: { identifier }, headers })).status;
	expect(await ask("nobody@example.com", { authorization })).toBe(404);
	expect(await ask("alex@example.com", {})).toBe(401);
	expect(await ask("alex@example.com", { authorization: `Bearer ${authorization}` })).toBe(401);
	expect((await call("POST /api/user-data", { body: { user: "alex" }, headers: { authorization } })).status).toBe(400);
});
