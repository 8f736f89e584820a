/** Shorter spellings would blank out ordinary words. */
const shortest = 6;

/** How many backslashes in a row are read as escapes of one character: JSON in JSON, five times over. */
const mostBackslashes = 31;

/**
 * The ways a secret may be written: as it is and escaped for JSON (also in JSON inside JSON), percent-encoded, and in base64
 * of either alphabet, alone or inside something longer. The longest come first.
 */
export function spellings(secret: string): (string | RegExp)[] {
	const percent = [encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)];
	const lowerCase = percent.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
	const texts = [...new Set([...percent, ...lowerCase, ...inBase64(secret)])]
		.filter((text) => text.length >= shortest && text !== secret)
		.sort((a, b) => b.length - a.length);
	return [escapedAnyhow(secret), ...texts];
}

/**
 * Letters and digits stand for themselves; before anything else there may be backslashes, or it is a `\u` escape. The
 * number of backslashes is bounded, so that a text full of them costs no more than any other.
 */
function escapedAnyhow(secret: string): RegExp {
	const parts = secret.match(/\\+|[a-zA-Z0-9]+|[\s\S]/gu) ?? [];
	const source = parts.map((part) => {
		if (/^[a-zA-Z0-9]/.test(part)) return part;
		if (part.startsWith("\\"))
			return `(?:\\\\{${part.length},${part.length * (mostBackslashes + 1)}}|${unicode("\\").repeat(part.length)})`;
		return `(?:\\\\{0,${mostBackslashes}}${literal(part)}|${[...part].map(unicode).join("")})`;
	});
	return new RegExp(source.join(""), "gu");
}

const literal = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/** `\u003c`, of which the backslash may be escaped itself and the digits written either way. */
function unicode(character: string): string {
	const units = Array.from({ length: character.length }, (_, index) => {
		const digits = character.charCodeAt(index).toString(16).padStart(4, "0");
		return `\\\\{1,${mostBackslashes}}u${digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)}`;
	});
	return units.join("");
}

/**
 * Alone, and as part of something longer, where it begins at any of three bit positions and shares its first and last
 * character with its neighbours.
 */
function inBase64(secret: string): string[] {
	const inside = [0, 1, 2].map((before) => {
		const text = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString("base64url");
		const length = before + Buffer.byteLength(secret);
		return text.slice(before === 0 ? 0 : before + 1, length % 3 === 0 ? undefined : -1);
	});
	const url = [Buffer.from(secret).toString("base64url"), ...inside];
	return [...url, ...url.map((text) => text.replaceAll("-", "+").replaceAll("_", "/"))];
}
