import { describe, expect, test } from "vitest";
import * as shaping from "./shape-response.ts";
import { ToolProblem } from "./tool-problem.ts";

const answer = (body: string, contentType = "application/json", status = 200) => ({
	status,
	contentType,
	bytes: Buffer.from(body),
});
const response = { maxBytes: 200 };
const shapeResponse = (...given: Parameters<typeof shaping.shapeResponse>) => shaping.shapeResponse(...given).text;

function problemOf(run: () => unknown): string {
	try {
		return JSON.stringify(run());
	} catch (error) {
		if (error instanceof ToolProblem) return error.code;
		throw error;
	}
}

describe("an answer", () => {
	test("is given to the model as parsed JSON, whatever it calls its JSON", () => {
		for (const type of ["application/json", "application/problem+json", "application/vnd.api+json", ""]) {
			expect(shapeResponse(response, answer('{ "a" : 1 }', type))).toBe('{"ok":true,"data":{"a":1}}');
		}
	});

	test("may begin with a byte order mark", () => {
		expect(shapeResponse(response, answer('\ufeff{"a":1}'))).toBe('{"ok":true,"data":{"a":1}}');
	});

	test("without a body is null", () => {
		expect(shapeResponse(response, answer("", "", 204))).toBe('{"ok":true,"data":null}');
	});

	test.each([
		["text/html", "<html>"],
		["text/plain", '{"a":1}'],
		["application/xml", "<a/>"],
		["application/jsonp", '{"a":1}'],
		["application/json", "<html>"],
		["application/json", '{"a":1'],
		["application/json", "NaN"],
	])("of %s that reads %j is answer_not_json", (type, body) => {
		expect(problemOf(() => shapeResponse(response, answer(body, type)))).toBe("answer_not_json");
	});

	test.each([
		[400, "request_refused"],
		[401, "credential_refused"],
		[403, "credential_refused"],
		[404, "not_found"],
		[409, "conflict"],
		[410, "not_found"],
		[422, "request_refused"],
		[429, "busy"],
		[500, "system_error"],
		[503, "system_error"],
	])("with the status %i is %s, whatever its body says", (status, problem) => {
		expect(problemOf(() => shapeResponse(response, answer('{"ok":true}', "application/json", status)))).toBe(problem);
	});

	test("that does not fit its schema is answer_unexpected, judged before anything is picked from it", () => {
		const strict = { ...response, schema: { type: "object", required: ["id", "kept"] }, fields: ["kept"] };
		expect(problemOf(() => shapeResponse(strict, answer('{"kept":1}')))).toBe("answer_unexpected");
		expect(shapeResponse(strict, answer('{"kept":1,"id":2}'))).toBe('{"ok":true,"data":{"kept":1}}');
	});
});

describe("a long answer", () => {
	test("is cut and says so", () => {
		const shaped = JSON.parse(shapeResponse(response, answer(JSON.stringify("x".repeat(5_000)))));
		expect(shaped).toMatchObject({ ok: true, cut: expect.stringContaining("200 bytes") });
		expect(shaped.data).toBe(`"${"x".repeat(199)}`);
	});

	test.each(["é", "€", "😀"])("full of %s is never cut inside a character", (character) => {
		for (let maxBytes = 100; maxBytes < 108; maxBytes++) {
			const { data } = JSON.parse(shapeResponse({ maxBytes }, answer(JSON.stringify(character.repeat(500)))));
			expect(data).toMatch(new RegExp(`^"(?:${character})+$`, "u"));
			expect(Buffer.byteLength(data)).toBeLessThanOrEqual(maxBytes);
			expect(Buffer.byteLength(data)).toBeGreaterThan(maxBytes - 4);
		}
	});

	test("is reduced to its fields first, and cut only if it is still too long", () => {
		const body = JSON.stringify({ id: 1, log: "x".repeat(5_000) });
		expect(shapeResponse({ ...response, fields: ["id"] }, answer(body))).toBe('{"ok":true,"data":{"id":1}}');
	});
});
