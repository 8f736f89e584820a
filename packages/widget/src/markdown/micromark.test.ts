// @vitest-environment node
import { expect, test } from "vitest";
import { compareWithMicromark, excused } from "./compare-with-micromark.ts";
import { randomText } from "./random-text.ts";

test("thousands of texts are the same trees as micromark's, but for what is known", () => {
	const used = new Map(Object.keys(excused).map((reason) => [reason, 0]));
	for (let seed = 0; seed < 4000; seed++) {
		const text = randomText(seed);
		const difference = compareWithMicromark(text);
		if (!difference) continue;
		if (!("reason" in difference)) expect({ text, tree: difference.ours }).toEqual({ text, tree: difference.theirs });
		else used.set(difference.reason, (used.get(difference.reason) ?? 0) + 1);
	}
	expect([...used].filter(([, times]) => times === 0)).toEqual([]);
	expect([...used.values()].reduce((sum, times) => sum + times)).toBeLessThan(120);
}, 60_000);
