/** Words that say nothing about what is wanted. */
const emptyWords = new Set(
	`a about an and any are as at be been but by can could current do does for from get give had has have hello help her hi him his how i if in into
	is it its just know like look me my need new no not now of on one or our out please see she show so some somebody someone still such tell than thank thanks that the
	their them there they thing this to up us use using visitor want was we what when where which who will with would yes you your`.split(
		/\s+/,
	),
);

/** The telling words of a text, in lower case and reduced to a common form, so that "shoes" and "shoe" are one. */
export function tellingWords(text: string): string[] {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.filter((word) => !emptyWords.has(word)).map(stem);
}

function stem(word: string): string {
	if (/^\d+$/.test(word) || word.length < 4) return word;
	return word
		.replace(/(?:ies)$/, "y")
		.replace(/(?<=[^s])s$/, "")
		.replace(/(?:ing|ed)$/, "")
		.replace(/e$/, "");
}
