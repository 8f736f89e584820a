import { makeId } from "@bellhop/contract/id";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../test/admin-browser.ts";
import { startBff, type TestBff } from "../../test/bff.ts";
import { partsOf, postJson, problemOf, TestVisitor } from "../../test/visitor.ts";

let bff: TestBff;
let visitor: TestVisitor;
let answer: string;

beforeAll(async () => {
	bff = await startBff();
});
afterAll(() => bff.close());
beforeEach(async () => {
	visitor = await TestVisitor.arrive(bff);
	bff.model.say("Hello.").finish();
	await partsOf(visitor.post("Hi"));
	answer = (await visitor.load()).messages[1]?.id ?? "";
});

const rate = (body: object, by = visitor) => by.request(`/v1/chat/${visitor.chat}/rating`, postJson(body));

describe("a visitor's judgement", () => {
	test("on an answer stands with it, and another one takes its place", async () => {
		expect((await rate({ messageId: answer, score: 1, comment: "Not what I asked." })).status).toBe(204);
		expect((await visitor.load()).messages[1]?.metadata?.rating).toBe(1);
		await rate({ messageId: answer, score: 5 });
		expect((await visitor.load()).messages[1]?.metadata?.rating).toBe(5);
	});

	test("on the whole conversation stands with that", async () => {
		expect((await visitor.load()).rating).toBeUndefined();
		await rate({ score: 4 });
		expect(await visitor.load()).toMatchObject({ rating: 4 });
	});

	test("keeps what was said of it until something else is said", async () => {
		const admin = await AdminBrowser.ofAda(bff);
		const path = `/sites/${bff.site.id}/conversations`;
		const shown = async () => (await admin.read<{ ratings: unknown[] }>(admin.get(`${path}/${visitor.chat}`))).ratings;
		await rate({ score: 2, comment: " Slow. " });
		await rate({ score: 3 });
		expect(await shown()).toMatchObject([{ messageId: "", score: 3, comment: "Slow." }]);
		await rate({ score: 3, comment: "" });
		await rate({ messageId: answer, score: 1 });
		expect(await shown()).toHaveLength(2);
		const { conversations } = await admin.read<{ conversations: unknown[] }>(admin.get(path));
		expect(conversations[0]).toMatchObject({ id: visitor.chat, score: 3, badAnswers: 1 });
	});

	test.each([
		[{ score: 0 }, "400 invalid_body"],
		[{ score: 6 }, "400 invalid_body"],
		[{ score: 2.5 }, "400 invalid_body"],
		[{ score: "5" }, "400 invalid_body"],
		[{}, "400 invalid_body"],
		[{ score: 5, comment: "x".repeat(2_001) }, "400 invalid_body"],
		[{ score: 5, messageId: "everything" }, "400 invalid_body"],
		[{ score: 5, messageId: makeId("msg") }, "404 not_found"],
	])("of %j is refused", async (body, problem) => {
		expect(await problemOf(rate(body))).toBe(problem);
		expect((await visitor.load()).rating).toBeUndefined();
	});

	test("on one's own message, or in somebody else's conversation, is refused", async () => {
		const [question] = (await visitor.load()).messages;
		expect(await problemOf(rate({ score: 5, messageId: question?.id }))).toBe("404 not_found");
		expect(await problemOf(rate({ score: 5 }, await TestVisitor.arrive(bff)))).toBe("404 chat_not_found");
	});
});
