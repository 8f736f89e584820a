/** The names that stand in answers now and then, and their characters: models write UTF-8, names are for what HTML needs. */
const named: Readonly<Record<string, string>> = {
	...{
		amp: "&",
		lt: "<",
		gt: ">",
		quot: '"',
		apos: "'",
		nbsp: "\u00a0",
		ensp: "\u2002",
		emsp: "\u2003",
		thinsp: "\u2009",
	},
	...{ ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", bdquo: "„", laquo: "«", raquo: "»" },
	...{ hellip: "…", bull: "•", middot: "·", sect: "§", para: "¶", copy: "©", reg: "®", trade: "™", deg: "°" },
	...{ euro: "€", pound: "£", yen: "¥", cent: "¢", times: "×", divide: "÷", plusmn: "±", minus: "−", frac12: "½" },
	...{ ne: "≠", le: "≤", ge: "≥", larr: "←", uarr: "↑", rarr: "→", darr: "↓", check: "✓" },
};

/** The character of a named reference such as `hellip`; nothing for a name not kept, which then stays as written. */
export function namedCharacter(name: string): string | undefined {
	return Object.hasOwn(named, name) ? named[name] : undefined;
}
