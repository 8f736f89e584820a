import { namedCharacter } from "./entities.ts";

const written = /\\([!-/:-@[-`{-~])|&(?:#(x[\da-f]{1,6}|\d{1,7})|([\da-z]{1,31}));/gi;

/** A text without its backslashes, and with the characters that are named or numbered in it. */
export function decode(text: string): string {
	return text.replace(
		written,
		(all, ...[escaped, number, name]: (string | undefined)[]) =>
			escaped ?? (number ? numbered(number) : (namedCharacter(name ?? "") ?? all)),
	);
}

/** What is no character, or controls, becomes the replacement character. */
function numbered(number: string): string {
	const code = Number(/^x/i.test(number) ? `0${number}` : number);
	const valid = code <= 0x10ffff && (code & 0xfffe) !== 0xfffe;
	const character = valid ? String.fromCodePoint(code) : "";
	return /^(?:[\t\n\f\r]|[^\p{Cc}\p{Cs}\ufdd0-\ufdef])$/u.test(character) ? character : "\ufffd";
}
