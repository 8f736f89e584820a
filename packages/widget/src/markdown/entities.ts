/** Names in the order of their code points, for each range HTML 4 names without a gap. */
const ranges: readonly (readonly [number, string])[] = [
	[
		160,
		"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml",
	],
	[8592, "larr uarr rarr darr harr"],
];

const single: Readonly<Record<string, number>> = {
	amp: 38,
	lt: 60,
	gt: 62,
	quot: 34,
	apos: 39,
	ensp: 8194,
	emsp: 8195,
	thinsp: 8201,
	zwnj: 8204,
	zwj: 8205,
	ndash: 8211,
	mdash: 8212,
	lsquo: 8216,
	rsquo: 8217,
	sbquo: 8218,
	ldquo: 8220,
	rdquo: 8221,
	bdquo: 8222,
	bull: 8226,
	hellip: 8230,
	prime: 8242,
	lsaquo: 8249,
	rsaquo: 8250,
	euro: 8364,
	trade: 8482,
	minus: 8722,
	infin: 8734,
	asymp: 8776,
	ne: 8800,
	le: 8804,
	ge: 8805,
	check: 10003,
};

const characters = new Map<string, string>(
	Object.entries(single)
		.concat(
			ranges.flatMap(([first, names]) =>
				names.split(" ").map((name, index): [string, number] => [name, first + index]),
			),
		)
		.map(([name, code]) => [name, String.fromCharCode(code)]),
);

/**
 * The character of a named reference such as `eacute`; false for a name not kept, which then stays as written.
 * Stands in for `decode-named-character-reference`: its browser form needs an HTML sink, its table weighs 13 kB.
 */
export function decodeNamedCharacterReference(name: string): string | false {
	return characters.get(name) ?? false;
}
