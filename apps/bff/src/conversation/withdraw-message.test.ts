import { makeId } from "@bellhop/contract/id";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { toolNamed } from "../../test/tools.ts";
import { partsOf, postJson, problemOf, StreamReader, TestVisitor, userMessage } from "../../test/visitor.ts";
import { messages } from "../database/tables/index.ts";
import { saveTool } from "../tool/save-tool.ts";

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

async function say(words: string, answer: string): Promise<string> {
	const id = makeId("msg");
	bff.model.say(answer).finish();
	await partsOf(visitor.post(words, id));
	return id;
}

const rewrite = (replaces: string, text: string, id: string = makeId("msg")) =>
	visitor.request("/v1/chat", postJson({ id: visitor.chat, message: userMessage(text, id), replaces }));

const said = async () =>
	(await visitor.load()).messages.map(({ parts }) =>
		parts.map((part) => (part.type === "text" ? part.text : part.type)),
	);

describe("the newest message, written anew", () => {
	test("takes the place of the old one and of its answer, for the visitor and for the model", async () => {
		await say("Hello", "Hi.");
		const old = await say("Where is order 12346", "Which postcode?");
		bff.model.say("On its way.").finish();
		await partsOf(rewrite(old, "Where is order 12347"));
		expect(await said()).toEqual([["Hello"], ["Hi."], ["Where is order 12347"], ["On its way."]]);
		const prompt = JSON.stringify(bff.model.asked.at(-1));
		expect(prompt).toContain("12347");
		expect(prompt).not.toMatch(/12346|Which postcode/);
		expect(await bff.database.query.$count(messages)).toBe(6);
	});

	test("that was the first one gives the conversation its title", async () => {
		const old = await say("Hullo", "Hi.");
		bff.model.say("Hi.").finish();
		await partsOf(rewrite(old, "Hello"));
		expect((await visitor.load()).title).toBe("Hello");
	});

	test("sent twice is one message", async () => {
		const old = await say("Hullo", "Hi.");
		bff.model.say("Hi.").finish();
		const id = makeId("msg");
		const [one, other] = await Promise.all([rewrite(old, "Hello", id), rewrite(old, "Hello", id)]);
		expect(await one.text()).toBe(await other.text());
		expect(await said()).toEqual([["Hello"], ["Hi."]]);
	});

	test("can be written anew again", async () => {
		const first = await say("One", "1");
		const second = makeId("msg");
		bff.model.say("2").finish();
		await partsOf(rewrite(first, "Two", second));
		bff.model.say("3").finish();
		await partsOf(rewrite(second, "Three"));
		expect(await said()).toEqual([["Three"], ["3"]]);
	});
});

describe("a message is not written anew", () => {
	test.each(["an older one", "one withdrawn before", "an answer", "nobody's"])("when it is %s", async (which) => {
		const older = await say("One", "1");
		await say("Two", "2");
		const answer = (await visitor.load()).messages.at(-1)?.id ?? "";
		const ids: Record<string, string> = { "an older one": older, "an answer": answer, "nobody's": makeId("msg") };
		if (which === "one withdrawn before") {
			const last = (await visitor.load()).messages.at(-2)?.id ?? "";
			bff.model.say("3").finish();
			await partsOf(rewrite(last, "Three"));
			ids[which] = last;
		}
		const before = await said();
		expect(await problemOf(rewrite(ids[which] ?? "", "Other"))).toBe("409 message_not_editable");
		expect(await said()).toEqual(before);
	});

	test("while its answer is being written", async () => {
		const old = makeId("msg");
		const reader = new StreamReader(await visitor.post("Hullo", old));
		expect(await problemOf(rewrite(old, "Hello"))).toBe("409 turn_running");
		bff.model.say("Hi.").finish();
		await reader.rest();
	});

	test("when something was asked for since", async () => {
		owner.answer = (_, response) => json(response, 200, {});
		const writing = { summary: "Do it" };
		await saveTool(bff.admin, toolNamed("act", { url: `${owner.url}/act`, access: "write", title: "Acting", writing }));
		const old = makeId("msg");
		bff.model.call("act", {}).finish("tool-calls");
		await partsOf(visitor.post("Do it", old));
		expect(await problemOf(rewrite(old, "Do something else"))).toBe("409 message_not_editable");
	});

	test("in somebody else's conversation", async () => {
		const old = await say("Mine", "Yes.");
		const other = await TestVisitor.arrive(bff);
		const request = postJson({ id: visitor.chat, message: userMessage("Theirs"), replaces: old });
		expect(await problemOf(other.request("/v1/chat", request))).toBe("404 chat_not_found");
		expect(await said()).toEqual([["Mine"], ["Yes."]]);
	});
});
