import { expect, test } from "vitest";
import { decodeNamedCharacterReference } from "./entities.ts";

test.each([
	["amp", "&"],
	["lt", "<"],
	["nbsp", "\u00a0"],
	["hellip", "…"],
	["rarr", "→"],
	["euro", "€"],
])("the character named %s is %s", (name, character) => {
	expect(decodeNamedCharacterReference(name)).toBe(character);
});

test.each(["nosuch", "", "AMP", "Dcaron", "constructor", "__proto__", "toString"])(
	"a name not kept stays: %j",
	(name) => {
		expect(decodeNamedCharacterReference(name)).toBe(false);
	},
);
