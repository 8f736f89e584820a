import { expect, test } from "vitest";
import { products } from "../seed/products.ts";
import { openShop } from "../shop-for-test.ts";

test("the page carries the tag as the last thing in its body", async () => {
	const text = await (await openShop().call("GET /")).text();
	expect(text).toContain('<script async src="http://localhost:3000/site_k3f9.js"></script>\n</body>');
});

test("the policy lets in the BFF's origin and nothing inline", async () => {
	const answer = await openShop().call("GET /");
	const policy = answer.headers.get("content-security-policy");
	expect(policy).toContain(
		"default-src 'none'; script-src 'self' http://localhost:3000; connect-src 'self' http://localhost:3000",
	);
	expect(policy).toContain("require-trusted-types-for 'script'");
	expect(policy).not.toContain("unsafe");
	expect(await answer.text()).not.toMatch(/ style="|<style|<script>| on[a-z]+="/);
});

test("every product has a page with a drawing, and no page asks a third party for anything", async () => {
	const { call } = openShop();
	for (const { slug, name } of products) {
		const text = await (await call(`GET /products/${slug}`)).text();
		expect(text).toContain(`<h1>${name}</h1>`);
		expect(text).toMatch(/class="picture"[^>]*><path/);
		expect([...text.matchAll(/(?:src|href)="(https?:[^"]*)"/g)].map(([, url]) => url)).toEqual([
			"http://localhost:3000/site_k3f9.js",
		]);
	}
});

test("what comes in an address is escaped", async () => {
	const { call } = openShop();
	const text = await (await call("GET /basket?sku=HP-RUN-01&size=%3Cimg%20src%3Dx%3E")).text();
	expect(text).toContain("Size: &lt;img src=x&gt;");
});

test("an unknown page is a page that says so", async () => {
	const { call } = openShop();
	for (const path of ["/products/kayak", "/nowhere"]) {
		const answer = await call(`GET ${path}`);
		expect(answer.status).toBe(404);
		expect(await answer.text()).toContain("Back to the shop");
	}
});

test("the stylesheet and the mark are files of the shop", async () => {
	const { call } = openShop();
	expect((await call("GET /shop.css")).headers.get("content-type")).toContain("text/css");
	expect(await (await call("GET /mark.svg")).text()).toMatch(/^<svg xmlns/);
});
