import { makeId } from "@bellhop/contract/id";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import { secretSigner, signToken } from "../../test/identity.ts";
import { partsOf, postJson, TestVisitor, userMessage } from "../../test/visitor.ts";
import { conversations, messages, ratings, sites, turns } from "../database/tables/index.ts";
import { saveSite } from "../site/save-site.ts";

/** What somebody asks with the ids of a conversation that is not theirs, or of none at all. */
interface Ids {
	readonly chat: string;
	readonly turn: string;
}

/** Every route that takes an id, by its method and path. */
const asked: Readonly<Record<string, (visitor: TestVisitor, ids: Ids) => Promise<Response>>> = {
	"POST /v1/chat": (visitor, { chat }) =>
		visitor.request("/v1/chat", postJson({ id: chat, message: userMessage("x") })),
	"GET /v1/chat/:id": (visitor, { chat }) => visitor.request(`/v1/chat/${chat}`),
	"GET /v1/chat/:id/stream": (visitor, { chat, turn }) => visitor.request(`/v1/chat/${chat}/stream?turn=${turn}`),
	"POST /v1/chat/:id/stop": (visitor, { chat }) => visitor.request(`/v1/chat/${chat}/stop`, postJson({})),
	"POST /v1/chat/:id/approvals/:approval": (visitor, { chat }) =>
		visitor.request(`/v1/chat/${chat}/approvals/${makeId("appr")}`, postJson({ decision: "approve" })),
	"POST /v1/chat/:id/handover": (visitor, { chat }) =>
		visitor.request(`/v1/chat/${chat}/handover`, postJson({ message: userMessage("A person!") })),
	"POST /v1/chat/:id/rating": (visitor, { chat }) => visitor.request(`/v1/chat/${chat}/rating`, postJson({ score: 1 })),
	"POST /v1/chat/:id/retry": (visitor, { chat, turn }) =>
		visitor.request(`/v1/chat/${chat}/retry`, postJson({ turnId: turn })),
};

/** Routes that take none; what they carry is the subject of `visitor/sessions.test.ts`. */
const withoutIds = ["GET /v1/sessions", "POST /v1/sessions", "POST /v1/sessions/identify", "DELETE /v1/sessions"];

let bff: TestBff;
let victim: TestVisitor;
let turnId: string;
const others = new Map<string, TestVisitor>();

beforeAll(async () => {
	bff = await startBff();
	const second = await saveSite(bff.admin, siteNamed("Second", "https://shop.example"));
	await bff.database.query.update(sites).set({ handover: true });
	const signer = await secretSigner(bff);
	const secondSigner = await secretSigner(bff, second);
	const tokenOf = (sub: string) => signToken(bff, signer, { claims: { sub } });
	victim = await TestVisitor.arrive(bff, bff.site.id, await tokenOf("alex"));
	others.set("another user of the site", await TestVisitor.arrive(bff, bff.site.id, await tokenOf("sam")));
	others.set("an anonymous visitor of the site", await TestVisitor.arrive(bff));
	const sameName = await signToken(bff, secondSigner, { site: second.id, claims: { sub: "alex" } });
	others.set("the user of the same name on another site", await TestVisitor.arrive(bff, second.id, sameName));
	others.set("an anonymous visitor of another site", await TestVisitor.arrive(bff, second.id));
	bff.model.say("Alex's own secret").finish("error");
	await partsOf(victim.post("Alex's own words"));
	const [turn] = await bff.database.query.select().from(turns);
	turnId = turn?.id ?? "";
});
afterAll(() => bff.close());

const rows = async () =>
	Promise.all([conversations, messages, turns, ratings].map((table) => bff.database.query.select().from(table)));

test("every route is looked at", () => {
	const routes = bff.app.routes.filter(({ method, path }) => path.startsWith("/v1/") && method !== "ALL");
	const known = [...Object.keys(asked), ...withoutIds].sort();
	expect([...new Set(routes.map(({ method, path }) => `${method} ${path.replace(/\/$/, "")}`))].sort()).toEqual(known);
});

describe.each(Object.keys(asked))("%s", (route) => {
	test.each([
		"another user of the site",
		"an anonymous visitor of the site",
		"the user of the same name on another site",
		"an anonymous visitor of another site",
	])("says to %s what it would say of a conversation that never was", async (name) => {
		const visitor = others.get(name) as TestVisitor;
		const before = await rows();
		const foreign = await asked[route]?.(visitor, { chat: victim.chat, turn: turnId });
		const text = (await foreign?.text()) ?? "";
		expect([foreign?.status, JSON.parse(text).error.code]).toEqual([404, "chat_not_found"]);
		expect(text).not.toMatch(/Alex's own/);
		expect(await rows()).toEqual(before);
		// These make the conversation that is not there.
		if (route === "POST /v1/chat" || route.endsWith("/handover")) return;
		const unknown = await asked[route]?.(visitor, { chat: makeId("chat"), turn: makeId("turn") });
		const sameBody = (body: string) => body.replace(/req_[0-9a-f]+/, "");
		expect(sameBody((await unknown?.text()) ?? "")).toBe(sameBody(text));
	});
});

test("another user's turn is no turn of one's own conversation", async () => {
	const sam = others.get("another user of the site") as TestVisitor;
	bff.model.say("Hello Sam").finish();
	await partsOf(sam.post("Hello"));
	for (const route of ["GET /v1/chat/:id/stream", "POST /v1/chat/:id/retry"]) {
		const answer = await asked[route]?.(sam, { chat: sam.chat, turn: turnId });
		expect(await answer?.json()).toMatchObject({ error: { code: "turn_not_found" } });
	}
});

test("another user's message is not read by posting under its id", async () => {
	const [message] = await bff.database.query.select().from(messages);
	const sam = others.get("another user of the site") as TestVisitor;
	const answer = await sam.post("Alex's own words", message?.id);
	expect(await answer.json()).toMatchObject({ error: { code: "message_conflict" } });
});
