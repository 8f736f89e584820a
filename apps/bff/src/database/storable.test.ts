import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../test/database.ts";
import { storable, storableText } from "./storable.ts";

test("what Postgres cannot store is taken out of texts, and nothing else", () => {
	expect(storableText("a\u0000b\ud83dc\ude00d😀é")).toBe("ab\ufffdc\ufffdd😀é");
});

test("a value keeps its shape while its texts and keys are cleaned", () => {
	const given = { "k\u0000": ["\ud83d", { deep: "\u0000x" }], number: 1, nothing: null, yes: true, list: [] };
	expect(storable(given)).toEqual({ k: ["\ufffd", { deep: "x" }], number: 1, nothing: null, yes: true, list: [] });
});

test("a key named __proto__ stays a key of its own", () => {
	const clean = storable(JSON.parse('{ "__proto__": { "admin": true } }'));
	expect(JSON.stringify(clean)).toBe('{"__proto__":{"admin":true}}');
	expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
});

test("the database takes it, as text and as jsonb", async () => {
	const database = await openTestDatabase();
	const nasty = "\u0000\ud83d\ude00\ud83d\ude00\\u0000";
	const text = storableText(nasty);
	const [row] = await database.rows<{ text: string; json: unknown }>(
		sql`select ${text}::text as text, ${JSON.stringify(storable({ nasty }))}::jsonb as json`,
	);
	expect(row).toEqual({ text, json: { nasty: text } });
	await database.close();
});
