import type { Link } from "mdast";

const address = /<([a-z][a-z\d+.-]{1,31}:[!-;=?-~\u0080-\uffff]*)>/iy;
const mail = /<([\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*)>/iy;

/** The address in angle brackets that stands there, as it is written; two characters longer than its words. */
export function autolinkAt(text: string, start: number): { readonly node: Link; readonly end: number } | undefined {
	address.lastIndex = mail.lastIndex = start;
	const web = address.exec(text)?.[1];
	const value = web ?? mail.exec(text)?.[1];
	if (value === undefined) return undefined;
	const url = web ?? `mailto:${value}`;
	return {
		node: { type: "link", title: null, url, children: [{ type: "text", value }] },
		end: start + value.length + 2,
	};
}
