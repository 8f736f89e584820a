import { unlessTooDeep } from "./unless-too-deep.ts";

/** More of an answer is not shown. */
const mostCharacters = 65_536;

/**
 * An answer's body as an admin may read it, cut where it is long: as it came, unless reading its escapes brings a secret to
 * light, then as it reads. The bytes themselves were scrubbed before they got here.
 * @param scrub while the credential is held
 */
export function showBody(
	text: string,
	scrub: (text: string) => string,
): { readonly body: string; readonly isCut: boolean } {
	const read = unlessTooDeep(() => readEscapes(text), "[too deep to be shown]");
	const scrubbed = scrub(read);
	const clean = scrubbed === read ? scrub(text) : scrubbed;
	return { body: clean.slice(0, mostCharacters).toWellFormed(), isCut: clean.length > mostCharacters };
}

function readEscapes(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return text
			.replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
			.replaceAll("\\/", "/");
	}
}
