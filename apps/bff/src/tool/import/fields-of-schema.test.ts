import { describe, expect, test } from "vitest";
import { fieldsOfSchema } from "./fields-of-schema.ts";

describe("the fields of a response schema", () => {
	test("are its values with a proposal by their names", () => {
		const properties = { id: { type: "string" }, email: { type: ["string", "null"] }, open: { type: "boolean" } };
		expect(fieldsOfSchema({ type: "object", properties })).toEqual({
			fields: [
				{ path: "id", type: "string", proposed: true, reason: "identifier" },
				{ path: "email", type: "string", proposed: false, reason: "personal" },
				{ path: "open", type: "boolean", proposed: true, reason: "status" },
			],
			left: 0,
		});
	});

	test("are none where the schema names nothing, and those with a dot in their name are counted", () => {
		expect(fieldsOfSchema({ type: "object" })).toEqual({ fields: [], left: 0 });
		expect(fieldsOfSchema({ properties: { "a.b": {} } })).toEqual({ fields: [], left: 1 });
	});
});
