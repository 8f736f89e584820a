import { expect, test } from "vitest";
import type { Occasion } from "./looks.ts";
import { occasionNow } from "./occasion.ts";

const noon = new Date(2026, 10, 27, 12, 0);
const fits = (occasion: Occasion, path: string, now = noon) => occasionNow([occasion], path, now) !== undefined;

test.each([
	["/", "/", true],
	["/", "/pricing", false],
	["/pricing", "/pricing", true],
	["/pricing", "/pricing/", true],
	["/pricing/", "/pricing", true],
	["/pricing", "/pricing-old", false],
	["/docs/*", "/docs/a/b", true],
	["/docs/*", "/docs", false],
	["/docs*", "/docs", true],
	["/docs/*", "/blog/docs/a", false],
	["/*/checkout", "/en/checkout", true],
	["/*/checkout", "/en/gb/checkout", true],
	["/*/checkout", "/checkout", false],
	["/a*a", "/a", false],
	["/a*b*c", "/a-b-c", true],
	["/a*b*c", "/a-c-b", false],
	["/*", "/anything", true],
	["/(a|b)+", "/aa", false],
	["/(a|b)+", "/(a|b)+", true],
])("the pages %j and the path %j: %s", (page, path, expected) => {
	expect(fits({ page }, path)).toBe(expected);
});

const at = (hour: number, minute = 0) => new Date(2026, 10, 27, hour, minute);

test.each([
	[{ from: "08:00", until: "18:00" }, at(8), true],
	[{ from: "08:00", until: "18:00" }, at(7, 59), false],
	[{ from: "08:00", until: "18:00" }, at(18), false],
	[{ from: "18:00", until: "08:00" }, at(23, 5), true],
	[{ from: "18:00", until: "08:00" }, at(0), true],
	[{ from: "18:00", until: "08:00" }, at(7, 59), true],
	[{ from: "18:00", until: "08:00" }, at(8), false],
	[{ from: "09:30" }, at(9, 5), false],
	[{ from: "09:30" }, at(9, 30), true],
	[{ until: "09:30" }, at(9, 29), true],
	[{}, at(3), true],
] as const)("the hours %j at %s: %s", (hours, now, expected) => {
	expect(fits(hours, "/", now)).toBe(expected);
});

test("the first that fits counts", () => {
	const occasions: Occasion[] = [{ page: "/pricing", greeting: "one" }, { greeting: "two" }, { greeting: "three" }];
	expect(occasionNow(occasions, "/pricing", noon)?.greeting).toBe("one");
	expect(occasionNow(occasions, "/", noon)?.greeting).toBe("two");
	expect(occasionNow([], "/", noon)).toBeUndefined();
	expect(occasionNow(undefined, "/", noon)).toBeUndefined();
});
