/** The languages the widget speaks, by the names of their files; where there are several of one, the first is for all other regions. */
export const languages =
	"ar bg bn ca cs da de el en en-gb es fa fi fr he hi hr hu id it ja ko ms nl no pl pt-pt pt-br ro ru sk sv sw th tr uk ur vi zh-hans zh-hant".split(
		" ",
	);

/**
 * The language to speak to somebody who would like one of these (BCP 47 tags, the most wanted first): the same region,
 * the same script, or at least the same language; English when there is none of them.
 */
export function pickLanguage(wanted: readonly string[]): string {
	for (const tag of wanted) {
		const found = nearest(tag);
		if (found !== undefined) return found;
	}
	return "en";
}

function nearest(tag: string): string | undefined {
	try {
		// Norwegian is written in two ways, and we write one of them.
		const { language, script, region } = new Intl.Locale(tag.replace(/^n[bn]\b/i, "no")).maximize();
		const names = [`${language}-${region}`, `${language}-${script}`, language].map((name) => name.toLowerCase());
		const found = names.find((name) => languages.includes(name));
		return found ?? languages.find((name) => name.startsWith(`${language}-`));
	} catch {
		// Not a tag at all: a page may say anything in its `lang`.
		return undefined;
	}
}
