import { expect, test } from "vitest";
import { languages, pickLanguage } from "./language.ts";

test("forty languages are spoken, each named once", () => {
	expect(new Set(languages).size).toBe(languages.length);
	expect(languages.length).toBeGreaterThanOrEqual(40);
	expect(languages.map((name) => Intl.getCanonicalLocales(name)[0]?.toLowerCase())).toEqual(languages);
});

test.each([
	["de-AT", "de"],
	["DE_at", "en"],
	["en-US", "en"],
	["en-GB", "en-gb"],
	["pt", "pt-br"],
	["pt-AO", "pt-pt"],
	["zh", "zh-hans"],
	["zh-TW", "zh-hant"],
	["zh-HK", "zh-hant"],
	["zh-Hant-CN", "zh-hant"],
	["nb-NO", "no"],
	["nn", "no"],
	["iw", "he"],
	["in", "id"],
	["sr-Latn", "en"],
	["*", "en"],
	["", "en"],
	["x-klingon", "en"],
	["constructor", "en"],
])("somebody who would like %j hears %s", (wanted, spoken) => {
	expect(pickLanguage([wanted])).toBe(spoken);
});

test("the first wish that can be granted counts", () => {
	expect(pickLanguage(["tlh", "", "fr-CA", "de"])).toBe("fr");
	expect(pickLanguage([])).toBe("en");
});
