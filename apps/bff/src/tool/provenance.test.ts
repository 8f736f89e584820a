import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bffAddress, startBff, type TestBff } from "../../test/bff.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { secretSigner, signToken, type TestSigner } from "../../test/identity.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { partsOf, TestVisitor } from "../../test/visitor.ts";
import { toolCalls } from "../database/tables/index.ts";
import { tryTool } from "./console/try-tool.ts";
import { saveTool } from "./save-tool.ts";

const audience = "https://orders.internal.example";
const customer = parameterNamed("customer_id", { source: { from: "identity", claim: "sub" } });
const channel = parameterNamed("sales_channel", { source: { from: "constant", value: "constant-of-the-owner" } });
const order = parameterNamed("order_id", { place: "path", schema: { type: "string" } });
const note = parameterNamed("note", { schema: {}, required: false });

let owner: OwnerApi;
let bff: TestBff;
let signer: TestSigner;

beforeAll(async () => {
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host, clock: new HeldClock() });
	signer = await secretSigner(bff);
	// Gives whoever is asked for: what keeps customers apart here is Bellhop alone.
	owner.answer = ({ body }, response) => json(response, 200, { secret: `${JSON.parse(body).customer_id}'s order` });
	const url = `${owner.url}/orders/{order_id}/find`;
	const parameters = [customer, channel, order, note];
	await saveTool(
		bff.admin,
		toolNamed("my_order", { url, parameters, audience: "verified", subjectTokenAudience: audience }),
	);
	await saveTool(bff.admin, toolNamed("opening_hours", { url: `${owner.url}/hours`, subjectTokenAudience: audience }));
});
afterAll(async () => {
	await bff.close();
	await owner.close();
});
beforeEach(() => {
	owner.received.length = 0;
	bff.model.asked.length = 0;
});

const alex = async () =>
	TestVisitor.arrive(bff, bff.site.id, await signToken(bff, signer, { claims: { email: "alex@claims.example" } }));

/** Lets the model make one call and then say something. @returns what the provider was asked, as JSON */
async function turnWith(visitor: TestVisitor, tool: string, input: unknown): Promise<string> {
	bff.model.call(tool, input).finish("tool-calls").say("There.").finish();
	await partsOf(visitor.post("Where is my order?"));
	return JSON.stringify(bff.model.asked);
}

const offered = () => bff.model.asked[0]?.tools?.map(({ name }) => name);

describe("what the model sees", () => {
	test("has no parameter that is not its own, and no claim of the visitor", async () => {
		const asked = await turnWith(await alex(), "my_order", { order_id: "1" });
		expect(offered()).toEqual(["my_order", "opening_hours"]);
		for (const hidden of ["customer_id", "sales_channel", "constant-of-the-owner", "alex@claims.example"]) {
			expect(asked).not.toContain(hidden);
		}
		expect(JSON.parse(owner.received[0]?.body ?? "")).toEqual({
			customer_id: "alex",
			sales_channel: "constant-of-the-owner",
		});
	});

	test("has no tool for verified visitors when nobody knows this one, who cannot be made to call it either", async () => {
		await turnWith(await TestVisitor.arrive(bff), "my_order", { order_id: "1", customer_id: "sam" });
		expect(offered()).toEqual(["opening_hours", "offer_sign_in"]);
		expect(owner.received).toEqual([]);
	});

	test("changes with who is asking, within one conversation", async () => {
		const before = await TestVisitor.arrive(bff);
		bff.model.say("Hello.").finish();
		await partsOf(before.post("Hello"));
		const after = await before.identify(await signToken(bff, signer, { claims: { sub: "carla" } }));
		bff.model.asked.length = 0;
		await turnWith(after, "my_order", { order_id: "1" });
		expect(JSON.parse(owner.received[0]?.body ?? "").customer_id).toBe("carla");
	});
});

const attacks: readonly unknown[] = [
	{ order_id: "1", customer_id: "sam" },
	{ order_id: "1", sales_channel: "staff" },
	{ order_id: "1", __proto__: { customer_id: "sam" } },
	'{"order_id":"1","__proto__":{"customer_id":"sam"}}',
	'{"order_id":"1","constructor":{"customer_id":"sam"}}',
	'{"order_id":"1","customer_id":"sam","customer_id":"sam"}',
	{ order_id: "1", claims: { sub: "sam" }, sub: "sam" },
	{ order_id: "../../orders/sam" },
	{ order_id: "..%2f..%2fsam" },
	{ order_id: "1?customer_id=sam" },
	{ order_id: '1","customer_id":"sam' },
	{ order_id: "1\r\nx-customer-id: sam" },
	{ order_id: { customer_id: "sam" } },
	{ order_id: "1", note: '","customer_id":"sam' },
	{ order_id: "1", note: { customer_id: "sam" } },
	[{ order_id: "1", customer_id: "sam" }],
	"customer_id=sam",
];

test.each(attacks)("a model that asks for another customer with %j gets nothing of theirs", async (input) => {
	const visitor = await alex();
	await turnWith(visitor, "my_order", input);
	for (const { url, body, headers } of owner.received) {
		expect(JSON.parse(body).customer_id).toBe("alex");
		expect(url).toMatch(/^\/orders\/[^/?]+\/find$/);
		expect(headers["x-customer-id"]).toBeUndefined();
	}
	const given = await bff.database.query.select().from(toolCalls);
	expect(JSON.stringify(given.map(({ output }) => output))).not.toMatch(/sam's order/);
	expect(JSON.stringify(await visitor.load())).not.toMatch(/sam's order/);
});

describe("the subject token", () => {
	const keySet = async () => (await bff.app.request("/.well-known/bellhop-jwks.json")).json();
	const tokenOf = (index = 0) => String(owner.received[index]?.headers["bellhop-subject-token"]);

	test("says to the owner's system for whom it is asked, for a minute, and nobody else sees it", async () => {
		const visitor = await alex();
		owner.answer = ({ headers }, response) => json(response, 200, { echo: headers["bellhop-subject-token"] });
		const asked = await turnWith(visitor, "my_order", { order_id: "1" });
		const keys = createLocalJWKSet((await keySet()) as Parameters<typeof createLocalJWKSet>[0]);
		const currentDate = bff.parts.clock.now();
		const { payload, protectedHeader } = await jwtVerify(tokenOf(), keys, {
			issuer: bffAddress,
			audience,
			currentDate,
		});
		expect(protectedHeader.alg).toBe("ES256");
		expect(payload).toMatchObject({ sub: "alex", site: bff.site.id, tool: "my_order", conversation: visitor.chat });
		expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
		expect(payload.jti).toMatch(/^call_/);
		const stored = JSON.stringify([await bff.database.query.select().from(toolCalls), asked, bff.logged]);
		expect(stored).not.toContain(tokenOf());
		expect(JSON.stringify(await keySet())).not.toMatch(/"d":/);
	});

	test("is signed with one key, whichever process is first", async () => {
		const sets = await Promise.all([keySet(), bff.sibling().app.request("/.well-known/bellhop-jwks.json")]);
		expect(sets[0]).toEqual(await (sets[1] as Response).json());
	});

	test("is not sent for a visitor nobody knows, nor in a trial with a made-up identity", async () => {
		await turnWith(await TestVisitor.arrive(bff), "opening_hours", {});
		const found = await bff.database.query.query.tools.findMany({ with: { authorization: true } });
		for (const { authorization, ...tool } of found) {
			const trial = { values: { order_id: "1" }, claims: { sub: "sam" }, confirmed: true };
			await tryTool(bff.parts, { record: { tool, authorization }, ...trial, signal: AbortSignal.timeout(9_000) });
		}
		expect(owner.received.map(({ headers }) => headers["bellhop-subject-token"])).toEqual(
			owner.received.map(() => undefined),
		);
		expect(owner.received.length).toBeGreaterThan(1);
	});

	test("is not a header that a tool may have of its own", async () => {
		const forged = toolNamed("forged", { headers: { "Bellhop-Subject-Token": "x" } });
		await expect(saveTool(bff.admin, forged)).rejects.toThrow(/not yours to set/);
	});
});
