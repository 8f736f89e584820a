/**
 * Run in a page: what of the words in there became more than words. Elements nobody draws, handlers, addresses that lead
 * elsewhere than they may; and how often a payload was run.
 * @param where.besides what is drawn in there besides what an answer may hold
 */
export function becameMore(where: { readonly within: string; readonly besides: string }) {
	const root = document.querySelector("bellhop-widget")?.shadowRoot ?? document;
	const drawn =
		"a p h3 h4 h5 ul ol li blockquote table thead tbody tr th td section strong em del code pre br hr div span button";
	const wrong: string[] = [];
	let elements = 0;
	for (const place of root.querySelectorAll(where.within)) {
		for (const element of place.querySelectorAll("*")) {
			elements++;
			if (!`${drawn} ${where.besides}`.split(" ").includes(element.localName)) wrong.push(element.localName);
			for (const { name, value } of element.attributes) {
				if (/^(on|style|src|srcset|xlink|form|ping)/i.test(name)) wrong.push(`${element.localName} ${name}=${value}`);
				if (name === "href" && !/^(https?|mailto|tel):/.test(value)) wrong.push(`href=${value}`);
			}
		}
	}
	return { wrong, elements, pwned: (window as { pwned?: number }).pwned ?? 0 };
}
