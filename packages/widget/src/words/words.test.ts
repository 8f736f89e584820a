import { expect, test } from "vitest";
import { words as english } from "./en.ts";
import { fill, sayProblem } from "./words.ts";

test("puts values in their places and leaves unknown places alone", () => {
	expect(fill("Open {site} of {nobody}", { site: "Harbour" })).toBe("Open Harbour of {nobody}");
});

test("says a problem by its code", () => {
	expect(sayProblem(english, "model_timeout")).toBe(english.problems.model_timeout);
});

test.each(["made_up_tomorrow", "constructor", "__proto__", ""])("says the unknown code %j in general words", (code) => {
	expect(sayProblem(english, code)).toBe(english.problems.internal);
});
