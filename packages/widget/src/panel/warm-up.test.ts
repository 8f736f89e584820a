import { afterEach, expect, test, vi } from "vitest";
import { warmUpDates, warmUpMarkdown } from "./warm-up.ts";

afterEach(() => vi.unstubAllGlobals());

test.each([
	["the parser", warmUpMarkdown, 4],
	["the calendar", () => warmUpDates("ar"), 1],
] as const)(
	"%s is got ready step by step, each in an idle moment of its own, and then left alone",
	(_, warmUp, steps) => {
		const waiting: (() => void)[] = [];
		vi.stubGlobal("requestIdleCallback", (act: () => void) => waiting.push(act));
		warmUp();
		let moments = 0;
		for (let act = waiting.shift(); act; act = waiting.shift()) {
			expect(waiting).toHaveLength(0);
			act();
			moments++;
		}
		expect(moments).toBe(steps);
	},
);
