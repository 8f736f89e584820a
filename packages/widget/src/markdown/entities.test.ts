import { expect, test } from "vitest";
import { decodeNamedCharacterReference } from "./entities.ts";

test.each([
	["amp", "&"],
	["nbsp", "\u00a0"],
	["yuml", "ÿ"],
	["eacute", "é"],
	["frac12", "½"],
	["times", "×"],
	["euro", "€"],
	["harr", "↔"],
	["hellip", "…"],
])("%s is %s", (name, character) => {
	expect(decodeNamedCharacterReference(name)).toBe(character);
});

test.each(["nosuchname", "constructor", ""])("%j is no name", (name) => {
	expect(decodeNamedCharacterReference(name)).toBe(false);
});
