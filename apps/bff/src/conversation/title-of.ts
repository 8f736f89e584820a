/** A conversation's title: the beginning of its first message. */
export function titleOf(text: string): string {
	return text.trim().replace(/\s+/g, " ").slice(0, 80).toWellFormed();
}
