import { expect, test } from "vitest";
import { idOf, makeId } from "./id.ts";

test("an id says what it names and carries 128 bits: thirteen thousand of them are all different and all of one shape", () => {
	const ids = new Set(Array.from({ length: 13_000 }, () => makeId("chat")));
	expect(ids.size).toBe(13_000);
	for (const id of ids) expect(id).toMatch(/^chat_[0-9a-hjkmnp-tv-z]{26}$/);
	// The last character holds the last 3 of 128 bits, so 8 different ones stand there, and all 32 elsewhere.
	expect(new Set([...ids].map((id) => id.at(-1))).size).toBe(8);
	expect(new Set([...ids].map((id) => id.at(5))).size).toBe(32);
});

test("only ids of the kind that is wanted are let through", () => {
	const chat = makeId("chat");
	expect(idOf("chat").safeParse(chat).success).toBe(true);
	for (const other of [
		makeId("turn"),
		chat.slice(0, -1),
		`${chat}0`,
		chat.toUpperCase(),
		"chat_",
		"",
		7,
		null,
		`x${chat}`,
	]) {
		expect(idOf("chat").safeParse(other).success, String(other)).toBe(false);
	}
});
