/** Where the first of these characters stands that is not escaped, or the text's end. */
export function findBare(text: string, from: number, characters: string): number {
	let at = from;
	while (at < text.length && !characters.includes(text.charAt(at))) {
		at += text[at] === "\\" && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1)) ? 2 : 1;
	}
	return at;
}

/** The label in the brackets that open there: no bracket in it, something that is not blank, 999 characters at most. */
export function labelAt(text: string, open: number): string | undefined {
	const close = findBare(text, open + 1, "[]");
	const label = text.slice(open + 1, close);
	return text[close] === "]" && label.length < 1000 && /[^ \t\r\n]/.test(label) ? label : undefined;
}

/** What two labels have in common that mean the same. */
export function identifierOf(label: string): string {
	return label
		.replace(/[ \t\r\n]+/g, " ")
		.replace(/^ | $/g, "")
		.toLowerCase()
		.toUpperCase()
		.toLowerCase();
}
