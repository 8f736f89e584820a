/** Where white space that begins there ends: of the platform's only what Markdown calls so. */
export function afterSpace(text: string, start: number, characters = " \t\r\n"): number {
	let at = start;
	while (at < text.length && characters.includes(text.charAt(at))) at++;
	return at;
}

/** A text without the white space at its end. */
export function withoutEnd(text: string): string {
	let end = text.length;
	while (end > 0 && " \t\r\n".includes(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}

/** A text without the white space at its ends. */
export function trimmed(text: string): string {
	return withoutEnd(text.slice(afterSpace(text, 0)));
}
