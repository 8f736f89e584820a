import type { StreamPart } from "@bellhop/contract/stream-part";
import { afterEach, beforeEach, expect, test } from "vitest";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import { toolNamed } from "../../test/tools.ts";
import { partsOf, postJson, readParts, StreamReader, TestVisitor } from "../../test/visitor.ts";
import { turns } from "../database/tables/index.ts";
import { saveHandoverSettings } from "../handover/save-handover-settings.ts";
import { saveSite } from "../site/save-site.ts";
import { saveTask } from "../task/save-task.ts";
import { saveTool } from "../tool/save-tool.ts";

let bff: TestBff;
let visitor: TestVisitor;

beforeEach(async () => {
	bff = await startBff();
	const site = { ...siteNamed(bff.site.name, ...bff.site.allowedOrigins), id: bff.site.id };
	await saveSite(bff.admin, { ...site, suggestions: true });
	await saveTool(bff.admin, toolNamed("look_up_order", { description: "Find an order." }));
	await saveTool(bff.admin, toolNamed("read_plan", { description: "See their plan.", audience: "verified" }));
	visitor = await TestVisitor.arrive(bff);
});
afterEach(() => bff.close());

/** One answer, and what the model says where it is asked for suggestions. */
async function ask(...suggested: string[]) {
	bff.model.say("It is on its way.").finish();
	bff.model.say(suggested.join("\n")).finish();
	return partsOf(visitor.post("Where is my order?"));
}

const suggestionsIn = (parts: readonly StreamPart[]) =>
	parts.flatMap((part) => (part.type === "data-suggestions" ? part.data : []));

test("behind an answer stands what the visitor may want to say next, also after a reload", async () => {
	const parts = await ask("When will it be here?", "Can I change the address?");
	expect(parts.slice(-2)).toEqual([
		expect.objectContaining({ type: "data-suggestions", data: ["When will it be here?", "Can I change the address?"] }),
		{ type: "finish" },
	]);
	const answer = (await visitor.load()).messages[1];
	expect(answer?.parts.map(({ type }) => type)).toEqual(["text", "data-suggestions"]);
	expect(answer?.metadata?.state).toBe("done");
});

test("the model is told what was said and what it can do for this visitor, and is not told of suggestions later", async () => {
	await ask("When will it be here?");
	const asked = JSON.stringify(bff.model.asked.at(-1)?.prompt);
	expect(asked).toContain("visitor: Where is my order?\\n\\nagent: It is on its way.");
	expect(asked).toContain("- Find an order.");
	expect(asked).not.toContain("See their plan.");
	expect(bff.model.asked.at(-1)?.tools).toBeUndefined();
	await ask();
	expect(JSON.stringify(bff.model.asked.at(-2)?.prompt)).not.toContain("When will it be here?");
});

test("what a model writes around them is taken away, and what cannot be tapped is left out", async () => {
	const parts = await ask(
		"Here you go:".repeat(20),
		'1. "When will it be here?"',
		"- **when will it be here**",
		"where is my order?",
		"Turned \u202e round",
		"---",
		"* Can I cancel it?",
		"Who brings it?",
		"And a fourth?",
	);
	expect(suggestionsIn(parts)).toEqual(["When will it be here?", "Can I cancel it?", "Who brings it?"]);
});

test("where the model has nothing, nothing is shown", async () => {
	expect(await ask("None.")).not.toContainEqual(expect.objectContaining({ type: "data-suggestions" }));
});

test("what suggestions cost is counted with the turn", async () => {
	await ask("When will it be here?");
	const [turn] = await bff.database.query.select().from(turns);
	expect(turn).toMatchObject({ state: "done", steps: 1, inputTokens: 20, outputTokens: 10 });
});

test("an answer is whole without them: the model fails, or the visitor stops while they are thought of", async () => {
	bff.model.say("It is on its way.").finish();
	bff.model.put({ type: "error", error: new Error("busy") }, "close");
	expect((await partsOf(visitor.post("Where is my order?"))).at(-1)).toEqual({ type: "finish" });
	bff.model.say("It is there.").finish();
	const reader = new StreamReader(await visitor.post("And now?"));
	await reader.until("text-end");
	await expect.poll(() => bff.model.asked.length).toBe(4);
	await visitor.request(`/v1/chat/${visitor.chat}/stop`, postJson({}));
	const parts = readParts(await reader.rest());
	expect(parts.at(-1)).toEqual({ type: "finish" });
	expect(suggestionsIn(parts)).toEqual([]);
	const states = await bff.database.query.select({ state: turns.state }).from(turns);
	expect(states).toEqual([{ state: "done" }, { state: "done" }]);
});

test("nothing is suggested while something else is the visitor's next step", async () => {
	const steps = [{ title: "The reason", text: "Ask why." }];
	const task = { name: "Return", description: "Takes an order back.", triggers: ["I send it back"], steps };
	await saveTask(bff.admin, { ...task, state: "live" });
	bff.model.call("start_task", { task: "Return" }).finish("tool-calls").say("Why?").finish();
	await partsOf(visitor.post("I send it back"));
	expect(bff.model.asked).toHaveLength(2);
	visitor = await TestVisitor.arrive(bff);
	bff.model.forget();
	await saveTool(bff.admin, toolNamed("refund", { access: "write", confirmation: "ask", parameters: [] }));
	bff.model.say("Please confirm.").call("refund", {}).finish("tool-calls");
	expect((await partsOf(visitor.post("Refund it"))).map(({ type }) => type)).toContain("data-approval");
	expect(bff.model.asked).toHaveLength(1);
	await saveHandoverSettings(
		{ ...bff.admin, mail: false },
		{ enabled: true, rules: "", webhookUrl: "https://a.example" },
	);
	bff.model.call("handover", { reason: "They want to" }).finish("tool-calls");
	bff.model.say("Somebody will be with you.").finish();
	expect((await partsOf(visitor.post("A person please"))).map(({ type }) => type)).toContain("data-handover");
	expect(bff.model.asked).toHaveLength(3);
});

test("a site that does not want them asks the model once, and settings saved without a word of them leave them as they are", async () => {
	const site = { ...siteNamed("Shop", ...bff.site.allowedOrigins), id: bff.site.id };
	expect((await saveSite(bff.admin, site)).suggestions).toBe(true);
	expect((await saveSite(bff.admin, { ...site, suggestions: false })).suggestions).toBe(false);
	bff.model.say("It is on its way.").finish();
	await partsOf(visitor.post("Where is my order?"));
	expect(bff.model.asked).toHaveLength(1);
});
