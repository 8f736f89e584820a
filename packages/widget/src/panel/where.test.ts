import { pageLimits } from "@bellhop/contract/page-limits";
import { afterEach, beforeEach, expect, test } from "vitest";
import { whereOf } from "./where.ts";

beforeEach(() => {
	document.title = "Basket";
	history.replaceState(null, "", "/basket?token=secret#step");
});
afterEach(() => history.replaceState(null, "", "/"));

test.each([undefined, false, null, "yes", 1])("a page that says %j tells nothing of itself", (page) => {
	expect(whereOf(page)).toBeUndefined();
});

test("the address is told without what may hold secrets", () => {
	expect(whereOf(true)).toEqual({ url: `${location.origin}/basket`, title: "Basket" });
});

test("the page's own fields are told as texts, as many and as long as the BFF takes", () => {
	const many = Object.fromEntries(
		Array.from({ length: 30 }, (_, index) => [`field ${index} ${"n".repeat(80)}`, index]),
	);
	const page = {
		plan: "Pro",
		items: 3,
		member: true,
		nested: {},
		nothing: null,
		act: () => undefined,
		long: "x".repeat(900),
	};
	const told = whereOf({ ...page, ...many });
	expect(told?.fields).toMatchObject({ plan: "Pro", items: "3", member: "true" });
	for (const name of ["nested", "nothing", "act"]) expect(told?.fields).not.toHaveProperty(name);
	document.title = "t".repeat(900);
	expect(whereOf(true)?.title).toHaveLength(pageLimits.title);
	const entries = Object.entries(told?.fields ?? {});
	expect(entries).toHaveLength(pageLimits.fields);
	expect(Math.max(...entries.map(([name]) => name.length))).toBe(pageLimits.name);
	expect(told?.fields?.["long"]).toHaveLength(pageLimits.value);
});
