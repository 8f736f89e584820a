import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { demo, identityKey, openShop } from "../shop-for-test.ts";

type Shop = ReturnType<typeof openShop>;

/** Signs in by the form, as a browser without a script does. @returns the cookie to send from now on */
async function signIn({ call }: Shop, customer: string, headers: Record<string, string> = {}) {
	const answer = await call("POST /sign-in", { form: { customer, back: "/basket" }, headers });
	const cookie = /^[^;]*/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? "";
	return { answer, cookie };
}

const tokenFor = ({ call }: Shop, cookie: string) => call("GET /identity-token", { headers: { cookie } });
const part = (token: string, index: number) =>
	JSON.parse(Buffer.from(token.split(".")[index] ?? "", "base64url").toString());

test("a customer who is signed in is vouched for, for ten minutes and this site alone, by a signature that holds", async () => {
	const shop = openShop();
	const { answer, cookie } = await signIn(shop, "cust_1001");
	expect([answer.status, answer.headers.get("location")]).toEqual([303, "/basket"]);
	expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax$/);
	const given = await tokenFor(shop, cookie);
	expect(given.headers.get("cache-control")).toContain("no-store");
	const token = await given.text();
	expect(part(token, 0)).toEqual({ alg: "ES256", typ: "JWT", kid: "shop-1" });
	expect(part(token, 1)).toEqual({
		...{ aud: demo.site, sub: "cust_1001", name: "Alex Reid", email: "alex@example.com" },
		...{ iat: shop.clock.now.getTime() / 1000, exp: shop.clock.now.getTime() / 1000 + 600, jti: expect.any(String) },
	});
	const said = token.slice(0, token.lastIndexOf("."));
	const signature = Buffer.from(token.slice(said.length + 1), "base64url");
	const key = {
		key: createPublicKey(identityKey.export({ type: "spki", format: "pem" })),
		dsaEncoding: "ieee-p1363",
	} as const;
	expect(verify("sha256", Buffer.from(said), key, signature)).toBe(true);
});

test("nobody is vouched for who is not signed in, has signed out, or made a cookie up", async () => {
	const shop = openShop();
	const { cookie } = await signIn(shop, "cust_1002");
	await signIn(shop, "", { cookie });
	for (const tried of ["", cookie, "shop_session=cust_1001", "shop_session="]) {
		expect([tried, (await tokenFor(shop, tried)).status]).toEqual([tried, 204]);
	}
	const { cookie: unknown } = await signIn(shop, "cust_9999");
	expect((await tokenFor(shop, unknown)).status).toBe(204);
});

test("the page says who is signed in", async () => {
	const shop = openShop();
	const pressed = async (cookie: string) =>
		/aria-pressed="true">([^<]*)/.exec(await (await shop.call("GET /", { headers: { cookie } })).text())?.[1];
	expect(await pressed("")).toBe("nobody");
	expect(await pressed((await signIn(shop, "cust_1002")).cookie)).toBe("Sam");
});

test("another website's form signs nobody in, and nobody is led off the shop", async () => {
	const shop = openShop();
	for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" }]) {
		const { answer } = await signIn(shop, "cust_1001", headers);
		expect([answer.status, answer.headers.get("set-cookie")]).toEqual([403, null]);
	}
	for (const back of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", ""]) {
		const answer = await shop.call("POST /sign-in", { form: { customer: "", back } });
		expect(answer.headers.get("location")).toBe("/");
	}
});
