import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../test/admin-browser.ts";
import { startBff, type TestBff } from "../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { toolNamed } from "../../test/tools.ts";
import { partsOf, postJson, problemOf, TestVisitor, userMessage } from "../../test/visitor.ts";
import { saveTool } from "../tool/save-tool.ts";

const basket = { url: "https://shop.example/basket", title: "Basket", fields: { plan: "Pro" } };

let owner: OwnerApi;
let bff: TestBff;
let visitor: TestVisitor;

beforeEach(async () => {
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host });
	visitor = await TestVisitor.arrive(bff);
});
afterEach(async () => {
	await bff.close();
	await owner.close();
});

const say = (text: string, page?: unknown) =>
	visitor.request("/v1/chat", postJson({ id: visitor.chat, message: userMessage(text), page }));

/** What the model was given last, beside its instructions. */
const given = () => bff.model.asked.at(-1)?.prompt.filter(({ role }) => role !== "system") ?? [];

describe("where the visitor is, as the page says", () => {
	test("is data for the model, right before the message, and only of the newest one", async () => {
		bff.model.say("Yes.").finish();
		await partsOf(say("Is this in stock?", { ...basket, title: "Old page" }));
		bff.model.say("Yes.").finish();
		await partsOf(say("And this?", basket));
		expect(given().map(({ role }) => role)).toEqual(["user", "assistant", "assistant", "tool", "user"]);
		const prompt = JSON.stringify(given());
		expect(prompt).toContain("https://shop.example/basket");
		expect(prompt).toContain("Nobody has verified it.");
		expect(prompt).not.toContain("Old page");
	});

	test("is not there when the page says nothing", async () => {
		bff.model.say("Yes.").finish();
		await partsOf(say("Is this in stock?"));
		expect(given().map(({ role }) => role)).toEqual(["user"]);
	});

	test("makes a write ask, also where its confirmation was lowered", async () => {
		owner.answer = (_, response) => json(response, 200, {});
		const base = { url: `${owner.url}/act`, access: "write", title: "Acting", writing: { summary: "Do it" } } as const;
		await saveTool(bff.admin, toolNamed("act", { ...base, confirmation: "none" }));
		bff.model.call("act", {}).finish("tool-calls");
		expect((await partsOf(say("Do it", basket))).some(({ type }) => type === "data-approval")).toBe(true);
		expect(owner.received).toHaveLength(0);
	});

	test("is shown to the team as what it is", async () => {
		bff.model.say("Yes.").finish();
		await partsOf(say("Is this in stock?", basket));
		const admin = await AdminBrowser.ofAda(bff);
		const trace = await admin.read(admin.get(`/sites/${bff.site.id}/conversations/${visitor.chat}`));
		expect(trace).toMatchObject({ messages: [{ page: basket }, { page: null }] });
		expect(JSON.stringify(await visitor.load())).not.toContain("shop.example/basket");
	});

	test.each([
		[{ ...basket, url: "x".repeat(2_001) }],
		[{ ...basket, title: "x".repeat(301) }],
		[{ ...basket, fields: { plan: 5 } }],
		[{ ...basket, fields: { plan: "x".repeat(501) } }],
		[{ ...basket, fields: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [index, "x"])) }],
		["https://shop.example"],
		[{}],
	])("is refused where it is more than that: %#", async (page) => {
		expect(await problemOf(say("Hello", page))).toBe("400 invalid_body");
	});
});
