import { decode } from "./decode.ts";
import { destinationAt, titleAt } from "./destination.ts";
import { identifierOf, labelAt } from "./label.ts";
import { afterSpace } from "./space.ts";

/** Where a link leads to: an address, or the label of a definition. */
export type Target =
	| { readonly url: string; readonly title: string | null }
	| { readonly identifier: string; readonly label: string; readonly referenceType: "full" | "collapsed" | "shortcut" };

/** An address and perhaps a title in parentheses, and where they end. */
export function resourceAt(text: string, start: number): { readonly target: Target; readonly end: number } | undefined {
	if (text[start] !== "(") return undefined;
	const first = afterSpace(text, start + 1);
	const address = destinationAt(text, first);
	const between = address?.end ?? first;
	const second = afterSpace(text, between);
	const title = address && second > between ? titleAt(text, second) : undefined;
	const end = title ? afterSpace(text, title.end) : second;
	if (text[end] !== ")") return undefined;
	return { target: { url: address?.value ?? "", title: title?.value || null }, end: end + 1 };
}

/** The defined label after a closing bracket, or the words between the brackets, when they can be and are a label. */
export function referenceAt(
	text: string,
	{ start, words, labels }: { start: number; words: string | undefined; labels: ReadonlySet<string> },
): { readonly target: Target; readonly end: number } | undefined {
	if (labels.size === 0) return undefined;
	const written = text[start] === "[" ? labelAt(text, start) : undefined;
	const label = written ?? words ?? "";
	const identifier = label.length < 1000 ? identifierOf(label) : "";
	if (!labels.has(identifier)) return undefined;
	const referenceType = written ? "full" : text.startsWith("[]", start) ? "collapsed" : "shortcut";
	const end = start + (referenceType === "shortcut" ? 0 : (written?.length ?? 0) + 2);
	return { target: { identifier, label: decode(label), referenceType }, end };
}
