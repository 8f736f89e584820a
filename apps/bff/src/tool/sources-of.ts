import type { ToolResponse } from "../database/tables/index.ts";
import { valuesAt } from "./values-at.ts";

/** A page that says to a visitor what an answer says to the model. */
export interface Source {
	readonly title: string;
	/** With http or https. */
	readonly url: string;
}

/** How many pages one answer may name. */
const most = 5;

/**
 * The pages an answer names, and no address that is none. Titles and addresses belong together by their order, so where there
 * are not as many of both no title can be trusted: then hosts stand for them.
 */
export function sourcesOf({ source }: ToolResponse, data: unknown): Source[] {
	if (!source) return [];
	const titles = valuesAt(data, source.title);
	const urls = valuesAt(data, source.url);
	const areNamed = titles.length === urls.length;
	const pages = urls.map((url, index) => ({
		title: String((areNamed && titles[index]) || "")
			.trim()
			.slice(0, 200)
			.toWellFormed(),
		url: pageAddress(String(url)),
	}));
	return pages
		.flatMap(({ title, url }) => (url === undefined ? [] : [{ title: title || new URL(url).host, url }]))
		.slice(0, most);
}

function pageAddress(text: string): string | undefined {
	if (text.length > 2_000 || !URL.canParse(text)) return undefined;
	const { protocol, href, username, password } = new URL(text);
	return /^https?:$/.test(protocol) && username === "" && password === "" ? href : undefined;
}
