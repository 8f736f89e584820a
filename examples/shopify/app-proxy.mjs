// What an app proxy (`/apps/bellhop` of the shop) leads to: vouches for the customer who is logged in at the shop. No packages needed.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

/** The app's client secret, and from the site's Identity page its id, the key's id and the key's secret. */
const { SHOPIFY_SECRET = "", BELLHOP_SITE = "", BELLHOP_KEY = "", BELLHOP_SECRET = "", PORT = "8080" } = process.env;

/** Seconds for which what Shopify signed is taken. */
const fresh = 60;

createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url ?? "/", "http://proxy");
	const answer = (status, body) =>
		response.writeHead(status, { "content-type": "text/plain", "cache-control": "no-store" }).end(body);
	if (!pathname.endsWith("/identity-token")) return answer(404, "");
	if (!isSigned(searchParams)) return answer(403, "");
	const customer = searchParams.get("logged_in_customer_id");
	return answer(200, customer ? sign(customer) : "");
}).listen(Number(PORT), "127.0.0.1");

/** Whether Shopify sent the request: it signs the query, sorted by name, several values of one name with commas between. */
function isSigned(query) {
	const given = Buffer.from(query.get("signature") ?? "", "hex");
	const names = [...new Set(query.keys())].filter((name) => name !== "signature").sort();
	const said = names.map((name) => `${name}=${query.getAll(name).join(",")}`).join("");
	const expected = createHmac("sha256", SHOPIFY_SECRET).update(said).digest();
	const age = Math.abs(Date.now() / 1000 - Number(query.get("timestamp")));
	return SHOPIFY_SECRET !== "" && given.length === expected.length && timingSafeEqual(given, expected) && age < fresh;
}

/** A JWT with HS256, for ten minutes. Whatever tools need besides, such as the email, your app asks Shopify for. */
function sign(customer) {
	const now = Math.floor(Date.now() / 1000);
	const header = { alg: "HS256", typ: "JWT", kid: BELLHOP_KEY };
	const claims = { aud: BELLHOP_SITE, sub: customer, iat: now, exp: now + 600 };
	const said = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
	return `${said}.${createHmac("sha256", BELLHOP_SECRET).update(said).digest("base64url")}`;
}
