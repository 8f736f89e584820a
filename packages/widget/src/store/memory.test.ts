import { makeId } from "@bellhop/contract/id";
import { afterEach, expect, test, vi } from "vitest";
import { openMemory } from "./memory.ts";

afterEach(() => {
	vi.unstubAllGlobals();
	localStorage.clear();
	sessionStorage.clear();
});

const chat = makeId("chat");

test("what lasts is shared by tabs, what passes is not, and sites do not share", () => {
	const memory = openMemory("site_a");
	memory.lasting.write({ token: "t", chat });
	memory.passing.write({ draft: "d" });
	expect(localStorage.getItem("bellhop:site_a")).toBe(JSON.stringify({ token: "t", chat }));
	expect(openMemory("site_a").passing.read().draft).toBe("d");
	expect(openMemory("site_b").lasting.read().token).toBeUndefined();
	expect(localStorage).toHaveLength(1);
});

test("an empty record leaves nothing behind", () => {
	const memory = openMemory("site_a");
	memory.passing.write({ draft: "d" });
	memory.passing.write({ draft: undefined });
	expect(sessionStorage).toHaveLength(0);
});

test.each(["{broken", "5", "null", "[]", '{"token":5,"chat":"chat_x","unsent":{"id":"nope","text":1}}'])(
	"what the page wrote under our key is forgotten when it does not fit: %s",
	(stored) => {
		localStorage.setItem("bellhop:site_a", stored);
		sessionStorage.setItem("bellhop:site_a", stored);
		const memory = openMemory("site_a");
		expect(memory.lasting.read()).toEqual({ token: undefined, chat: undefined });
		expect(memory.passing.read()).toEqual({ draft: undefined, unsent: undefined });
	},
);

test("where storage is denied, memory lasts as long as the page", () => {
	const denied = () => {
		throw new DOMException("denied", "SecurityError");
	};
	vi.stubGlobal("localStorage", { getItem: denied, setItem: denied, removeItem: denied });
	const memory = openMemory("site_a");
	memory.lasting.write({ token: "t", chat });
	expect(memory.lasting.read()).toEqual({ token: "t", chat });
	memory.lasting.write({});
	expect(memory.lasting.read().token).toBeUndefined();
});

test("what another tab forgot is forgotten here too", () => {
	const memory = openMemory("site_a");
	memory.lasting.write({ token: "t", chat });
	localStorage.removeItem("bellhop:site_a");
	expect(memory.lasting.read().token).toBeUndefined();
});
