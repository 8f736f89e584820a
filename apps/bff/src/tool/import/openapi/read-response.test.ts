import { describe, expect, test } from "vitest";
import { answer, draftOf } from "./drafts-for-test.ts";

describe("the answer of a draft", () => {
	test("is the first success that is JSON, without what is write-only, its fields proposed", async () => {
		const schema = {
			type: "array",
			items: {
				type: "object",
				properties: {
					id: { type: "string" },
					email: { type: "string" },
					api_token: { type: "string" },
					isOpen: { type: "boolean" },
					pin: { writeOnly: true },
				},
			},
		};
		const responses = {
			404: {},
			204: { description: "" },
			200: { content: { "text/csv": {}, "application/vnd.api+json": { schema } } },
		};
		const { tool, fields } = await draftOf({ responses });
		expect(tool.response?.fields).toEqual(["[].id", "[].isOpen"]);
		expect(fields.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
			"[].id identifier",
			"[].email personal",
			"[].api_token secret",
			"[].isOpen status",
		]);
	});

	test("that is empty by its status needs no words", async () => {
		expect((await draftOf({ responses: { 204: { description: "" } } })).problems).toEqual([]);
	});

	test("that the document does not describe is said", async () => {
		const { tool, problems } = await draftOf({ responses: { 200: { description: "" } } });
		expect(tool.response).toEqual({});
		expect(problems).toContainEqual(expect.stringMatching(/what the answer looks like/));
	});

	test("of which nothing can be proposed shows the model nothing until the admin ticks", async () => {
		const { tool, problems } = await draftOf(answer({ type: "object", properties: { blob: { type: "string" } } }));
		expect(tool.response?.fields).toEqual([]);
		expect(problems).toContainEqual(expect.stringMatching(/No field/));
	});
});
