import { expect, test } from "vitest";
import { basic, demo, openShop } from "../shop-for-test.ts";

const { paymentsClientId: client_id, paymentsClientSecret: client_secret } = demo.credentials;
const grant = { grant_type: "client_credentials" };
const encoded = (value: string) => new URLSearchParams({ v: value }).toString().slice(2);

type Call = Parameters<ReturnType<typeof openShop>["call"]>[1];
const ask = (options: Call) => openShop().call("POST /oauth/token", options);

test("a client gets an access token with its secret in the form", async () => {
	const answer = await ask({ form: { ...grant, client_id, client_secret } });
	expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
	expect(await answer.json()).toEqual({
		access_token: expect.stringMatching(/^shop_at_.{40,}/),
		token_type: "Bearer",
		expires_in: 300,
	});
});

test("a client gets an access token with its secret in the header, form-encoded first", async () => {
	const headers = basic(encoded(client_id), encoded(client_secret));
	expect((await ask({ form: grant, headers })).status).toBe(200);
});

test("a wrong or missing secret is an invalid client", async () => {
	for (const form of [{ ...grant, client_id, client_secret: "guess-guess" }, { ...grant, client_id }, grant]) {
		const answer = await ask({ form });
		expect([answer.status, await answer.json()]).toEqual([401, { error: "invalid_client" }]);
		expect(answer.headers.get("www-authenticate")).toContain("Basic");
	}
	expect((await ask({ form: grant, headers: basic(client_id, "guess") })).status).toBe(401);
});

test("other grants and malformed requests have the errors of RFC 6749", async () => {
	const client = { client_id, client_secret };
	const errorOf = async (options: Call) => (await (await ask(options)).json()).error;
	expect(await errorOf({ form: { ...client, grant_type: "password" } })).toBe("unsupported_grant_type");
	expect(await errorOf({ form: client })).toBe("invalid_request");
	expect(await errorOf({ body: { ...grant, ...client } })).toBe("invalid_request");
	const both = { form: { ...grant, ...client }, headers: basic(client_id, client_secret) };
	expect(await errorOf(both)).toBe("invalid_request");
	const twice = { method: "POST", body: new URLSearchParams("grant_type=client_credentials&grant_type=password") };
	expect(await (await openShop().shop.request("/oauth/token", twice)).json()).toEqual({ error: "invalid_request" });
});
