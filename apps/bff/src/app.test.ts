import { makeId } from "@bellhop/contract/id";
import { problemBody } from "@bellhop/contract/problem";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pageOrigin, siteNamed, startBff, type TestBff } from "../test/bff.ts";
import { postJson, problemOf, TestVisitor, userMessage } from "../test/visitor.ts";
import { sessions } from "./database/tables/index.ts";
import { saveSite } from "./site/save-site.ts";
import { hashToken } from "./visitor/insert-session.ts";

let bff: TestBff;
let visitor: TestVisitor;

beforeAll(async () => {
	bff = await startBff();
});
afterAll(() => bff.close());
beforeEach(async () => {
	visitor = await TestVisitor.arrive(bff);
});

const ask = (path: string, init?: RequestInit) => Promise.resolve(bff.app.request(path, init));
const routes = (chat: string): [string, string, RequestInit][] => [
	["post a message", "/v1/chat", postJson({ id: chat, message: userMessage("Hi") })],
	["load a conversation", `/v1/chat/${chat}`, {}],
	["read a stream", `/v1/chat/${chat}/stream`, {}],
	["stop a turn", `/v1/chat/${chat}/stop`, { method: "POST" }],
	["retry a turn", `/v1/chat/${chat}/retry`, postJson({ turnId: makeId("turn") })],
	["log out", "/v1/sessions", { method: "DELETE" }],
];

describe("a request without a living session", () => {
	test.each(routes(makeId("chat")))("cannot %s", async (_, path, init) => {
		const asking = (authorization?: string) =>
			problemOf(ask(path, { ...init, headers: { ...init.headers, ...(authorization && { authorization }) } as never }));
		expect(await asking()).toBe("401 session_missing");
		expect(await asking("Basic dXNlcjpwYXNzd29yZA==")).toBe("401 session_missing");
		expect(await asking("Bearer")).toBe("401 session_missing");
		expect(await asking(`Bearer ${"x".repeat(43)}`)).toBe("401 session_expired");
	});

	test("is told how to authenticate", async () => {
		expect((await ask("/v1/chat/x")).headers.get("www-authenticate")).toBe("Bearer");
	});

	test("is refused right after logging out, in this and every other process", async () => {
		expect((await visitor.request("/v1/sessions", { method: "DELETE" })).status).toBe(204);
		for (const place of [visitor, visitor.at(bff.sibling())]) {
			expect(await problemOf(place.post("Hi"))).toBe("401 session_expired");
			expect(await problemOf(place.request("/v1/sessions", { method: "DELETE" }))).toBe("401 session_expired");
		}
	});

	test("is refused once its time has run out", async () => {
		const mine = eq(sessions.tokenHash, hashToken(visitor.token));
		await bff.database.query.update(sessions).set({ expiresAt: new Date() }).where(mine);
		expect(await problemOf(visitor.post("Hi"))).toBe("401 session_expired");
	});

	test("finds no token in the database, only its hash", async () => {
		const rows = await bff.database.query.select().from(sessions);
		expect(JSON.stringify(rows)).not.toContain(visitor.token);
		expect(JSON.stringify(rows)).toContain(hashToken(visitor.token));
	});
});

describe("a body", () => {
	const send = (body: RequestInit["body"], type = "application/json") =>
		problemOf(visitor.request("/v1/chat", { method: "POST", headers: { "content-type": type }, body: body ?? null }));

	test("of 100 KB of words is message_too_long, one of 8,000 characters is answered", async () => {
		expect(await problemOf(visitor.post("x".repeat(100_000)))).toBe("413 message_too_long");
		expect(await problemOf(visitor.post("x".repeat(8_001)))).toBe("413 message_too_long");
		bff.model.say("Long.").finish();
		expect((await visitor.post("x".repeat(8_000))).status).toBe(200);
	});

	test("larger than 256 KiB is body_too_large", async () => {
		expect(await problemOf(visitor.post("x".repeat(256 * 1024)))).toBe("413 body_too_large");
	});

	test("larger than 256 KiB that never says its length is read no further than that", async () => {
		let pulled = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				pulled += 1;
				controller.enqueue(new Uint8Array(16 * 1024).fill(0x20));
			},
		});
		const init = { method: "POST", headers: { "content-type": "application/json" }, body: endless, duplex: "half" };
		expect(await problemOf(visitor.request("/v1/chat", init as RequestInit))).toBe("413 body_too_large");
		expect(pulled).toBeLessThan(20);
	});

	test.each(["", "{", "undefined", "{'id':1}", '{"id":1,}', "\u0000"])(
		"that is not JSON (%j) is invalid_json",
		async (text) => {
			expect(await send(text)).toBe("400 invalid_json");
		},
	);

	test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", ""])(
		"of the type %j is unsupported_content_type",
		async (type) => {
			expect(await send(JSON.stringify({ id: visitor.chat, message: userMessage("Hi") }), type)).toBe(
				"415 unsupported_content_type",
			);
		},
	);

	test("may name its character set", async () => {
		expect(await send("{", "Application/JSON; charset=utf-8")).toBe("400 invalid_json");
	});

	test.each<[string, unknown]>([
		["the whole", null],
		["the whole", []],
		["the whole", '"text"'],
		["id", { message: userMessage("Hi") }],
		["id", { id: "chat_1", message: userMessage("Hi") }],
		["id", { id: `chat_${"i".repeat(26)}`, message: userMessage("Hi") }],
		["id", { id: { $ne: null }, message: userMessage("Hi") }],
		["message", { id: makeId("chat") }],
		["message.id", { id: makeId("chat"), message: userMessage("Hi", "1") }],
		["message.id", { id: makeId("chat"), message: userMessage("Hi", makeId("chat")) }],
		["message.role", { id: makeId("chat"), message: { ...userMessage("Hi"), role: "assistant" } }],
		["message.role", { id: makeId("chat"), message: { ...userMessage("Hi"), role: "system" } }],
		["message.parts", { id: makeId("chat"), message: { ...userMessage("Hi"), parts: [] } }],
		[
			"message.parts",
			{ id: makeId("chat"), message: { ...userMessage("Hi"), parts: Array(17).fill({ type: "text", text: "a" }) } },
		],
		["message.parts.0.type", { id: makeId("chat"), message: { ...userMessage("Hi"), parts: [{ type: "data-step" }] } }],
		[
			"message.parts.0.text",
			{ id: makeId("chat"), message: { ...userMessage("Hi"), parts: [{ type: "text", text: 1 }] } },
		],
	])("with a wrong shape is invalid_body and names %s", async (field, body) => {
		const response = await visitor.request("/v1/chat", postJson(body));
		const { error } = problemBody.parse(await response.json());
		expect([response.status, error.code]).toEqual([400, "invalid_body"]);
		expect(error.message).toContain(`: ${field} is wrong.`);
	});

	test.each(["", " ", "\n\t ", "\u0000", "\u00a0\u2003"])(
		"with nothing but white space (%j) is invalid_body",
		async (text) => {
			expect(await problemOf(visitor.post(text))).toBe("400 invalid_body");
			expect(await problemOf(visitor.request(`/v1/chat/${visitor.chat}`))).toBe("404 chat_not_found");
		},
	);

	test("that wants a retry names a turn id", async () => {
		for (const turnId of ["", "turn_1", makeId("chat"), 7, null]) {
			const retry = visitor.request(`/v1/chat/${visitor.chat}/retry`, postJson({ turnId }));
			expect(await problemOf(retry)).toBe("400 invalid_body");
		}
	});
});

describe("opening a session", () => {
	const open = (body: unknown, headers?: Record<string, string>) =>
		problemOf(ask("/v1/sessions", postJson(body, headers)));

	test.each(["", "site_", "nonsense", "__proto__", "site_\u0000", `site_${"0".repeat(26)}`])(
		"for the unknown site %j is site_unknown",
		async (site) => {
			expect(await open({ site })).toBe("404 site_unknown");
		},
	);

	test("with a body of another shape is invalid_body", async () => {
		for (const body of [null, {}, { site: 1 }, { site: [bff.site.id] }, { site: bff.site.id, identityToken: 1 }]) {
			expect(await open(body)).toBe("400 invalid_body");
		}
	});

	test("with an identity token is identity_invalid, empty or not, and opens nothing", async () => {
		const before = await bff.database.query.$count(sessions);
		for (const identityToken of ["", "forged", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGV4In0."]) {
			expect(await open({ site: bff.site.id, identityToken })).toBe("401 identity_invalid");
		}
		expect(await bff.database.query.$count(sessions)).toBe(before);
	});

	test("from a page of another site is origin_not_allowed", async () => {
		await saveSite(bff.admin, siteNamed("Another shop", "https://another.example"));
		expect(await open({ site: bff.site.id }, { origin: "https://another.example" })).toBe("403 origin_not_allowed");
	});
});

describe("an id", () => {
	const malformed = [
		"x",
		"chat_",
		"%00",
		"chat_%00",
		"%2e%2e%2f",
		"__proto__",
		"'%20or%20'1'='1",
		"%ED%A0%80",
		"x".repeat(3_000),
	];

	test.each(malformed.map((id) => [id.slice(0, 20), id]))(
		"that is malformed (%s) names no conversation in any route",
		async (_, id) => {
			expect(await problemOf(visitor.request(`/v1/chat/${id}`))).toBe("404 chat_not_found");
			expect(await problemOf(visitor.request(`/v1/chat/${id}/stream`))).toBe("404 chat_not_found");
			expect(await problemOf(visitor.request(`/v1/chat/${id}/stop`, { method: "POST" }))).toBe("404 chat_not_found");
			const retry = postJson({ turnId: makeId("turn") });
			expect(await problemOf(visitor.request(`/v1/chat/${id}/retry`, retry))).toBe("404 chat_not_found");
		},
	);

	test("of a turn in another conversation is turn_not_found", async () => {
		bff.model.say("Hello.").finish();
		await (await visitor.post("Hi")).text();
		const other = await TestVisitor.arrive(bff);
		bff.model.say("Hello.").finish();
		await (await other.post("Hi")).text();
		const turn = (await other.load()).messages[1]?.metadata?.turnId;
		expect(await problemOf(visitor.stream(`?turn=${turn}`))).toBe("404 turn_not_found");
		const retry = visitor.request(`/v1/chat/${visitor.chat}/retry`, postJson({ turnId: turn }));
		expect(await problemOf(retry)).toBe("404 turn_not_found");
	});

	test("of a message somebody else wrote cannot be used again, and tells nothing of it", async () => {
		const id = makeId("msg");
		bff.model.say("Hello.").finish();
		await (await visitor.post("My secret", id)).text();
		const stranger = await TestVisitor.arrive(bff);
		for (const text of ["My secret", "Another"])
			expect(await problemOf(stranger.post(text, id))).toBe("409 message_conflict");
		expect((await visitor.load()).messages).toHaveLength(2);
	});

	test.each(["after=-1", "after=x", "after=1.5", "after=1e400", "after=2147483648", "turn=x", "turn="])(
		"or number in a cursor must be one: %s",
		async (query) => {
			expect(await problemOf(visitor.stream(`?${query}`))).toBe("400 invalid_body");
		},
	);

	test("of an event beyond any turn's end gives the closing word alone", async () => {
		bff.model.say("Hello.").finish();
		await (await visitor.post("Hi")).text();
		const turn = (await visitor.load()).messages[1]?.metadata?.turnId;
		for (const after of [100, 2 ** 31 - 1]) {
			const response = await visitor.stream(`?turn=${turn}&after=${after}`);
			expect([response.status, await response.text()]).toEqual([200, "data: [DONE]\n\n"]);
		}
	});
});

describe("every refusal", () => {
	test.each(["/", "/nothing", "/v1", "/v1/nothing", "/v1/chat/../../etc/passwd", "/site_.js", "/admin/x"])(
		"at the unknown path %s is not_found",
		async (path) => {
			expect(await problemOf(ask(path))).toBe("404 not_found");
		},
	);

	test("carries the request id that the answer's header names, and no internals", async () => {
		const refused = [
			ask("/nothing"),
			ask("/v1/chat/x"),
			ask("/v1/sessions", postJson({ site: "x" })),
			ask("/v1/sessions", postJson({ site: "x" }, { origin: "https://evil.example" })),
			visitor.post("x".repeat(100_000)),
		];
		const seen = new Set<string>();
		for (const response of await Promise.all(refused)) {
			const { error } = problemBody.parse(await response.json());
			expect(error.requestId).toBe(response.headers.get("x-request-id"));
			expect(response.headers.get("content-type")).toMatch(/^application\/json/);
			expect(response.headers.get("x-content-type-options")).toBe("nosniff");
			seen.add(error.requestId);
		}
		expect(seen.size).toBe(refused.length);
	});

	test("changes nothing in the conversation", async () => {
		bff.model.say("Hello.").finish();
		await (await visitor.post("Hi")).text();
		const before = await visitor.load();
		const path = `/v1/chat/${visitor.chat}`;
		await Promise.all([
			visitor.post("x".repeat(100_000)),
			visitor.post(" "),
			visitor.request("/v1/chat", postJson("{")),
			visitor.request("/v1/chat", postJson({ id: visitor.chat, message: { ...userMessage("No"), role: "assistant" } })),
			visitor.request(path, { headers: { origin: "https://evil.example" } }),
			visitor.request(`${path}/retry`, postJson({ turnId: makeId("turn") })),
			ask(path, { headers: { origin: pageOrigin } }),
		]);
		expect(await visitor.load()).toEqual(before);
		expect(bff.logged.filter((line) => line.includes("a request failed"))).toEqual([]);
	});
});
