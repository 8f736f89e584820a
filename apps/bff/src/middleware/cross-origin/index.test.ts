import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageOrigin, siteNamed, startBff, type TestBff } from "../../../test/bff.ts";
import { postJson, problemOf, TestVisitor, userMessage } from "../../../test/visitor.ts";
import { saveSite } from "../../site/save-site.ts";

const otherOrigin = "https://other.example";
let bff: TestBff;
let visitor: TestVisitor;

beforeAll(async () => {
	bff = await startBff();
	await saveSite(bff.admin, siteNamed("Other shop", otherOrigin));
	visitor = await TestVisitor.arrive(bff);
});
afterAll(() => bff.close());

const strangers = [
	"https://evil.example",
	"null",
	"",
	"http://shop.example",
	"https://shop.example:8443",
	"https://shop.example.evil.example",
	"https://sub.shop.example",
	"https://SHOP.example",
	"https://shop.example/",
	'https://shop.example"',
	"*",
];

describe.each(strangers)("a page of the origin %j", (origin) => {
	const refused = async (answer: Response | Promise<Response>) => {
		const response = await answer;
		expect(response.headers.get("access-control-allow-origin")).toBeNull();
		expect(response.headers.get("vary")).toContain("Origin");
		expect(await problemOf(response)).toBe("403 origin_not_allowed");
	};

	test("opens no session", () => refused(bff.app.request("/v1/sessions", postJson({ site: bff.site.id }, { origin }))));

	test("reads and writes no conversation, even with a session", async () => {
		await refused(visitor.request(`/v1/chat/${visitor.chat}`, { headers: { origin } }));
		await refused(visitor.request("/v1/chat", postJson({ id: visitor.chat, message: userMessage("Hi") }, { origin })));
	});

	test("gets no leave from a preflight", async () => {
		const headers = {
			origin,
			"access-control-request-method": "POST",
			"access-control-request-headers": "authorization",
		};
		await refused(bff.app.request("/v1/chat", { method: "OPTIONS", headers }));
		await refused(bff.app.request("/v1/sessions", { method: "OPTIONS", headers }));
	});
});

describe("a page of the site", () => {
	test("may read the answers, without credentials mode", async () => {
		const { headers } = await bff.app.request("/v1/sessions", postJson({ site: bff.site.id }));
		expect(headers.get("access-control-allow-origin")).toBe(pageOrigin);
		expect(headers.get("access-control-allow-credentials")).toBeNull();
		expect(headers.get("set-cookie")).toBeNull();
		expect(headers.get("vary")).toContain("Origin");
		expect(headers.get("cache-control")).toContain("no-store");
		expect(headers.get("access-control-expose-headers")).toContain("x-request-id");
	});

	test("may read refusals too, so that its widget can explain them", async () => {
		const response = await bff.app.request("/v1/chat", postJson("{"));
		expect(response.headers.get("access-control-allow-origin")).toBe(pageOrigin);
		expect(await problemOf(response)).toBe("401 session_missing");
	});

	test("gets leave from a preflight for exactly what the API takes", async () => {
		const response = await bff.app.request("/v1/chat", { method: "OPTIONS", headers: { origin: pageOrigin } });
		expect(response.status).toBe(204);
		expect(response.headers.get("access-control-allow-origin")).toBe(pageOrigin);
		expect(response.headers.get("access-control-allow-methods")).toBe("GET, POST, DELETE");
		expect(response.headers.get("access-control-allow-headers")).toBe("authorization, content-type, *");
		expect(response.headers.get("access-control-allow-credentials")).toBeNull();
	});

	test("may read the event stream", async () => {
		bff.model.say("Hello.").finish();
		const response = await visitor.post("Hi");
		expect(response.headers.get("access-control-allow-origin")).toBe(pageOrigin);
		await response.text();
	});
});

test("a page of another site gets nothing with a session of this one", async () => {
	const headers = { origin: otherOrigin };
	expect(await problemOf(visitor.request(`/v1/chat/${visitor.chat}`, { headers }))).toBe("403 origin_not_allowed");
	expect(await problemOf(visitor.request("/v1/sessions", { method: "DELETE", headers }))).toBe(
		"403 origin_not_allowed",
	);
	expect((await visitor.request(`/v1/chat/${visitor.chat}`, { headers: { origin: pageOrigin } })).status).toBe(200);
});

test("a request without an Origin comes from no page: its session decides, and no page may read the answer", async () => {
	const response = await visitor.request(`/v1/chat/${visitor.chat}`);
	expect(response.status).toBe(200);
	expect(response.headers.get("access-control-allow-origin")).toBeNull();
});
