import { expect, test } from "vitest";
import { accentColours, contrast, inkOn, readableOn } from "./accent.ts";

const accents = ["#1f5f4a", "#ffd400", "#000000", "#ffffff", "#ff0055", "#7f7f7f", "#0000ff", "#00ff00"];

test("black on white has the greatest contrast there is", () => {
	expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
});

test.each(accents)("what stands on %s reads well", (accent) => {
	expect(contrast(inkOn(accent), accent)).toBeGreaterThanOrEqual(4.2);
});

test.each(accents)("%s as text reads on either theme", (accent) => {
	for (const background of ["#ffffff", "#17191d"]) {
		expect(contrast(readableOn(accent, background, 4.5), background)).toBeGreaterThanOrEqual(4.5);
	}
});

test("an accent that reads already stays as it is", () => {
	expect(readableOn("#1f5f4a", "#ffffff", 4.5)).toBe("#1f5f4a");
});

test.each(accents)("the colours of %s read where they stand", (accent) => {
	const { light, dark } = accentColours(accent);
	expect(contrast(inkOn(accent), accent)).toBeGreaterThanOrEqual(4.2);
	for (const [{ text, mark }, surface] of [
		[light, "#ffffff"],
		[dark, "#17191d"],
	] as const) {
		expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(mark, surface)).toBeGreaterThanOrEqual(3);
	}
});
