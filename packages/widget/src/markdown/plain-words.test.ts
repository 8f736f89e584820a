import { expect, test } from "vitest";
import { plainWords } from "./plain-words.ts";

test.each([
	["I found **1** product:\n\n- *Tern* · `42`\n- Fleece", "I found 1 product:\nTern · 42\nFleece"],
	["# Delivery\n\n> By ferry", "Delivery\nBy ferry"],
	["[Terms](https://other.example) and ![a shoe](x.png)", "Terms and a shoe"],
	["| Where | Days |\n| - | - |\n| Islands | 3–5 |", "Where, Days\nIslands, 3–5"],
	["Order: 12347\nAmount: 24.00", "Order: 12347\nAmount: 24.00"],
	["```\ncode\n```", "code"],
	["a  \nb", "a\nb"],
	["", ""],
])("%j is read as %j", (text, words) => {
	expect(plainWords(text)).toBe(words);
});
