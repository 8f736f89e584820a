import { expect, test } from "vitest";
import { namedCharacter } from "./entities.ts";

test.each([
	["amp", "&"],
	["lt", "<"],
	["nbsp", "\u00a0"],
	["hellip", "…"],
	["rarr", "→"],
	["euro", "€"],
])("the character named %s is %s", (name, character) => {
	expect(namedCharacter(name)).toBe(character);
});

test.each(["nosuch", "", "AMP", "Dcaron", "constructor", "__proto__", "toString"])(
	"a name not kept stays: %j",
	(name) => {
		expect(namedCharacter(name)).toBeUndefined();
	},
);
