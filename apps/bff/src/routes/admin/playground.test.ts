import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { startBff, type TestBff } from "../../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../../test/owner-api.ts";
import { parameterNamed, toolNamed } from "../../../test/tools.ts";
import { problemOf } from "../../../test/visitor.ts";
import { saveAuthorization } from "../../authorization/save-authorization.ts";
import { saveTool } from "../../tool/save-tool.ts";
import type { PlaygroundEvent } from "./index.ts";

const secret = "canary-playground-secret-31";

let bff: TestBff;
let owner: OwnerApi;
let admin: AdminBrowser;
let path: string;

beforeAll(async () => {
	owner = await startOwnerApi();
	owner.answer = (_, response) => json(response, 200, { plan: "Pine Club", margin: 0.6, secret });
	bff = await startBff({ allow: owner.host });
	admin = await AdminBrowser.ofAda(bff);
	path = `/sites/${bff.site.id}/playground`;
	const key = { kind: "bearer" } as const;
	await saveAuthorization(bff.admin, { name: "Key", settings: key, secret, origins: [owner.url], purpose: "write" });
	const orderId = parameterNamed("order_id", { schema: { type: "string" } });
	const url = `${owner.url}/x`;
	await saveTool(bff.admin, toolNamed("live_one", { url, parameters: [orderId], authorization: "Key" }));
	await saveTool(
		bff.admin,
		toolNamed("draft_one", { url, state: "draft", authorization: "Key", response: { fields: ["plan"] } }),
	);
	const email = parameterNamed("email", { source: { from: "identity", claim: "email" } });
	const shop = parameterNamed("shop", { place: "header", source: { from: "constant", value: "pine" } });
	const parameters = [orderId, email, shop];
	await saveTool(bff.admin, toolNamed("for_verified", { url, audience: "verified", parameters, authorization: "Key" }));
	await saveTool(bff.admin, toolNamed("refund", { url, access: "write", authorization: "Key" }));
});
afterAll(() => Promise.all([bff.close(), owner.close()]));
beforeEach(() => {
	owner.received.length = 0;
	bff.model.asked.length = 0;
});

async function ask(question: unknown): Promise<PlaygroundEvent[]> {
	const answer = await admin.post(path, question);
	expect(answer.status).toBe(200);
	expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
	const text = await answer.text();
	expect(text).not.toContain(secret);
	return text
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
}

const one = <Type extends PlaygroundEvent["type"]>(events: PlaygroundEvent[], type: Type) => {
	const found = events.filter((event) => event.type === type);
	expect(found).toHaveLength(1);
	return found[0] as Extract<PlaygroundEvent, { type: Type }>;
};

describe("the playground", () => {
	test("answers with draft tools and shows every step on the way", async () => {
		bff.model.say("One moment.").call("draft_one", {}).finish("tool-calls").say("You have ", "Pine Club.").finish();
		const events = await ask({ message: "What is my plan?" });
		expect(events.map(({ type }) => type)).toEqual([
			...["begin", "text", "call", "result", "step", "text", "text", "step", "end"],
		]);
		const begin = one(events, "begin");
		expect(begin.instructions).toContain(bff.site.name);
		expect(begin.tools.map(({ name, withheld, offered }) => [name, withheld, offered])).toEqual([
			["draft_one", "draft", true],
			["for_verified", "not_verified", false],
			["live_one", undefined, true],
			["refund", undefined, true],
		]);
		const { result } = one(events, "result");
		expect(result).toMatchObject({ sent: true, status: 200, answer: { dropped: ["margin", "secret"] } });
		expect(result.model.text).toBe('{"ok":true,"data":{"plan":"Pine Club"}}');
		expect(result.request?.http).toMatch(/^POST \/x HTTP\/1\.1[\s\S]*authorization: Bearer ••••t-31/);
		expect(one(events, "end")).toMatchObject({ state: "done", steps: 2, inputTokens: 20, outputTokens: 10 });
		expect(owner.received).toHaveLength(1);
	});

	test("fills in a made-up identity, and shows each argument with its source", async () => {
		bff.model.call("for_verified", { order_id: "7" }).finish("tool-calls").say("Done.").finish();
		const events = await ask({ message: "My order 7?", claims: { sub: "u1", email: "alex@example.com" } });
		expect(one(events, "call").arguments).toEqual([
			{ name: "order_id", place: "body", from: "model", value: "7" },
			{ name: "email", place: "body", from: "identity", claim: "email", value: "alex@example.com" },
			{ name: "shop", place: "header", from: "constant", value: "pine" },
		]);
		expect(owner.received[0]).toMatchObject({ body: '{"order_id":"7","email":"alex@example.com"}' });
		const [asked] = bff.model.asked;
		const seen = asked?.tools?.find(({ name }) => name === "for_verified");
		expect(JSON.stringify(seen)).not.toMatch(/email|shop|pine/);
	});

	test("remembers what was said and answered before, as the page tells it", async () => {
		bff.model.say("It was Pine Club.").finish();
		const call = { type: "call", id: "call_1", toolName: "draft_one", input: {}, output: '{"ok":true,"data":7}' };
		const before = [{ message: "My plan?", answer: [call, { type: "text", text: "Pine Club." }] }];
		await ask({ message: "Which one?", before });
		expect(bff.model.asked[0]?.prompt.map(({ role }) => role)).toEqual([
			...["system", "user", "assistant", "tool", "assistant", "system", "user"],
		]);
	});

	test("never calls a tool that writes, even where the model tries: it shows the card and the request, and ends", async () => {
		bff.model.call("refund", {}).finish("tool-calls");
		const events = await ask({ message: "Refund me" });
		expect(one(events, "call").card).toMatchObject({ title: "Looking it up", summary: "Looking it up", fields: [] });
		const { result } = one(events, "result");
		expect(result).toMatchObject({ sent: false, request: { http: expect.stringContaining("POST /x HTTP/1.1") } });
		expect(result.model.text).toContain("Only the card confirms it");
		expect(one(events, "end").state).toBe("done");
		expect(owner.received).toEqual([]);
	});

	test("says in a last event why the model failed", async () => {
		const error = new Error(`overloaded, key ${secret}`);
		const release = bff.parts.scrubber.hold(secret);
		bff.model.put({ type: "error", error }, "close");
		const end = one(await ask({ message: "Hello" }), "end");
		release();
		expect(end).toMatchObject({ state: "failed", problem: "model_broken", explanation: "overloaded, key [secret]" });
	});

	test("leaves nothing in a live conversation", async () => {
		for (const table of ["conversations", "messages", "turns", "tool_calls", "visitors"]) {
			const [row] = await bff.database.rows<{ n: number }>(
				sql`select count(*)::int as n from ${sql.identifier(table)}`,
			);
			expect(row?.n, table).toBe(0);
		}
	});

	test("is for admins, and refuses what is no question beside its field", async () => {
		expect((await new AdminBrowser(bff).post(path, { message: "Hi" })).status).toBe(401);
		const empty = await admin.post(path, { message: "  " });
		expect(await problemOf(empty)).toBe("422 input_invalid");
		const odd = await admin.post(path, { message: "Hi", before: [{ message: "x", answer: [{ type: "image" }] }] });
		expect(await problemOf(odd)).toBe("422 input_invalid");
	});
});
