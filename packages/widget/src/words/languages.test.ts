// @vitest-environment node
import { readdirSync } from "node:fs";
import { languages } from "@bellhop/contract/language";
import { expect, test } from "vitest";
import { words as english } from "./en.ts";
import { count, type Words } from "./words.ts";

const spoken = await Promise.all(
	languages.map(async (name) => {
		const { words } = (await import(`./${name}.ts`)) as { readonly words: Words };
		return [name, words] as const;
	}),
);

/** Every sentence by its place, such as `rating.faces.2`; of plurals only the form all languages have. */
function sentences(value: unknown, place = ""): [string, string][] {
	if (typeof value === "string") return [[place, value]];
	const entries = Object.entries(value as object).filter(([key]) => !place.endsWith("unread") || key === "other");
	return entries.flatMap(([key, inner]) => sentences(inner, place === "" ? key : `${place}.${key}`));
}

const originals = new Map(sentences(english));
const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();

test("there is a file for each language, and a language for each file", () => {
	const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z]{2}(-\w+)?\.ts$/.test(name));
	expect(files.sort()).toEqual(languages.map((name) => `${name}.ts`).sort());
});

test.each(spoken)("%s says every sentence, with the values in it", (name, words) => {
	const said = new Map(sentences(words));
	expect([...said.keys()]).toEqual([...originals.keys()]);
	for (const [place, sentence] of said) {
		expect(sentence.trim(), place).toBe(sentence);
		expect(sentence, place).not.toBe("");
		expect(places(sentence), place).toEqual(places(originals.get(place) ?? ""));
	}
	expect(Intl.getCanonicalLocales(words.language)).toEqual([words.language]);
	expect(words.language.toLowerCase()).toBe(name === "no" ? "nb" : name);
});

test.each(spoken)("%s is its own: few sentences are as in English", (name, words) => {
	if (name.startsWith("en")) return;
	const same = sentences(words).filter(([place, sentence]) => sentence === originals.get(place));
	// `Menu`, `OK` and `ltr` are the same in several.
	expect(same.length, JSON.stringify(same)).toBeLessThanOrEqual(6);
});

test.each(spoken)("%s runs the way its script runs", (name, words) => {
	expect(words.direction).toBe(["ar", "fa", "he", "ur"].includes(name) ? "rtl" : "ltr");
});

test.each(spoken)("%s has a form for every number", (_, words) => {
	const { pluralCategories } = new Intl.PluralRules(words.language).resolvedOptions();
	expect(Object.keys(words.unread).sort()).toEqual([...pluralCategories].sort());
	for (const number of [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000]) {
		expect(count(words, words.unread, number)).toContain(number.toLocaleString(words.language));
	}
});
