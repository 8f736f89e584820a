import type { Definition } from "mdast";
import { decode } from "./decode.ts";
import { destinationAt, titleAt } from "./destination.ts";
import { identifierOf, labelAt } from "./label.ts";
import { afterSpace } from "./space.ts";

/** The definitions that a paragraph begins with, and what is left of it. */
export function readDefinitions(text: string): { readonly definitions: Definition[]; readonly rest: string } {
	const definitions: Definition[] = [];
	let at = 0;
	for (let read = definitionAt(text, at); read; read = definitionAt(text, at)) {
		definitions.push(read.definition);
		at = read.end;
	}
	return { definitions, rest: text.slice(at) };
}

function definitionAt(
	text: string,
	start: number,
): { readonly definition: Definition; readonly end: number } | undefined {
	const label = text[start] === "[" ? labelAt(text, start) : undefined;
	const colon = start + (label?.length ?? 0) + 2;
	const address = label && text[colon] === ":" ? destinationAt(text, afterSpace(text, colon + 1)) : undefined;
	if (!label || !address) return undefined;
	const titleStart = afterSpace(text, address.end);
	const title = titleStart > address.end ? titleAt(text, titleStart) : undefined;
	const withTitle = title && lineEndAfter(text, title.end);
	const end = withTitle ?? lineEndAfter(text, address.end);
	if (end === undefined) return undefined;
	const definition: Definition = {
		type: "definition",
		identifier: identifierOf(label),
		label: decode(label),
		title: (withTitle && title.value) || null,
		url: address.value,
	};
	return { definition, end };
}

/** Where the next line begins, if nothing but white space is left of this one. */
function lineEndAfter(text: string, start: number): number | undefined {
	const at = afterSpace(text, start, " \t");
	return at === text.length ? at : /[\r\n]/.test(text.charAt(at)) ? afterSpace(text, at) : undefined;
}
