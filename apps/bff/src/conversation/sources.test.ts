import { afterEach, beforeEach, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { toolNamed } from "../../test/tools.ts";
import { partsOf, TestVisitor } from "../../test/visitor.ts";
import { saveTool } from "../tool/save-tool.ts";

let owner: OwnerApi;
let bff: TestBff;
let visitor: TestVisitor;

beforeEach(async () => {
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host });
	visitor = await TestVisitor.arrive(bff);
	const response = { fields: ["products[].name"], source: { title: "products[].name", url: "products[].page" } };
	await saveTool(bff.admin, toolNamed("check_stock", { url: owner.url, response }));
});
afterEach(async () => {
	await bff.close();
	await owner.close();
});

const tern = { name: "Tern", page: "https://shop.example/tern" };

async function ask(products: object[]) {
	owner.answer = (_, response) => json(response, 200, { products });
	bff.model.call("check_stock", {}).finish("tool-calls");
	bff.model.say("We have it.").finish();
	return partsOf(visitor.post("Is it in stock?"));
}

test("pages that a tool's answer names are shown to the visitor, also after a reload, and not to the model", async () => {
	const parts = await ask([tern]);
	const source = { type: "source-url", sourceId: "1", title: "Tern", url: "https://shop.example/tern" };
	expect(parts.filter(({ type }) => type === "source-url")).toEqual([source]);
	expect((await visitor.load()).messages[1]?.parts.map(({ type }) => type)).toEqual([
		"data-step",
		"source-url",
		"text",
	]);
	expect(JSON.stringify(bff.model.asked.at(-1)?.prompt)).not.toContain("shop.example/tern");
});

test("a page that is named twice stands once", async () => {
	await ask([tern, tern]);
	const { messages } = await visitor.load();
	expect(messages[1]?.parts.filter(({ type }) => type === "source-url")).toHaveLength(1);
});

test("what is no page is not shown, and the answer goes on", async () => {
	const parts = await ask([{ name: "Tern", page: "javascript:alert(1)" }, { name: "Fleece" }]);
	expect(parts.filter(({ type }) => type === "source-url")).toEqual([]);
	expect(parts.at(-1)?.type).toBe("finish");
});

test("the next question is asked as if there were no sources", async () => {
	await ask([tern]);
	bff.model.say("Yes.").finish();
	await partsOf(visitor.post("And in blue?"));
	const roles = bff.model.asked.at(-1)?.prompt.map(({ role }) => role);
	expect(roles?.filter((role) => role !== "system")).toEqual(["user", "assistant", "tool", "assistant", "user"]);
});

const toldOf = (call: number) =>
	bff.model.asked
		.at(call)
		?.prompt.flatMap((message) =>
			message.role === "tool"
				? message.content.map((part) => part.type === "tool-result" && part.output.type === "text" && part.output.value)
				: [],
		);

test("the model is told by which marker it can point at a page; the same page has the same one throughout the answer", async () => {
	const fleece = { name: "Fleece", page: "https://shop.example/fleece" };
	owner.answer = (_, response) => {
		json(response, 200, { products: owner.received.length === 1 ? [tern] : [fleece, tern] });
	};
	bff.model.call("check_stock", {}).finish("tool-calls");
	bff.model.call("check_stock", {}).finish("tool-calls").say("Tern [1] and fleece [2].").finish();
	const parts = await partsOf(visitor.post("What is in stock?"));
	expect(toldOf(-1)?.map((text) => JSON.parse(String(text)).sources)).toEqual([
		{ "[1]": "Tern" },
		{ "[2]": "Fleece", "[1]": "Tern" },
	]);
	const named = parts.flatMap((part) => (part.type === "source-url" ? [[part.sourceId, part.title]] : []));
	expect(named).toEqual(
		expect.arrayContaining([
			["1", "Tern"],
			["2", "Fleece"],
		]),
	);
});

test("in a later answer the markers are gone from what the tool said, and numbers begin anew", async () => {
	await ask([tern]);
	bff.model.say("Yes.").finish();
	await partsOf(visitor.post("And in blue?"));
	expect(toldOf(-1)).toEqual(['{"ok":true,"data":{"products":[{"name":"Tern"}]}}']);
});
