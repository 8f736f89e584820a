import { pickLanguage } from "@bellhop/contract/language";
import type { WidgetBuild } from "../widget/widget-build.ts";
import { type ServedFile, serve } from "./served-file.ts";

/** How many wishes for a language are looked at. */
const mostWanted = 20;

/** The files of one build as they are served. */
export interface BuildFiles {
	/** Whether it is the very file that was built, the same for everybody, as pages pin it. */
	readonly pinned: boolean;
	readonly file: ServedFile;
	readonly type: string;
}

const types = { js: "text/javascript; charset=utf-8", json: "application/json; charset=utf-8" };

/**
 * Finds the files of a build by where they are asked for below `/widget/<hash>/`. The folder is the visitor's wish: how often
 * it was tried before and, after a comma each, the languages they would like. What there is, and which of it comes next to
 * what is wanted, is not for the loader to carry. After a semicolon instead of the first comma lie the very modules that were
 * built. Each file is made ready when it is first asked for.
 */
export function openBuild({ files }: WidgetBuild): (wish: string | undefined, name: string) => BuildFiles | undefined {
	const ready = new Map<string, ServedFile>();
	const answer = (key: string, make: () => string | undefined, pinned = false): BuildFiles | undefined => {
		const content = ready.has(key) ? undefined : make();
		const file = content === undefined ? ready.get(key) : serve(content);
		if (!file) return undefined;
		ready.set(key, file);
		return { pinned, file, type: /\.json/.test(key) ? types.json : types.js };
	};
	return (wish, name) => {
		if (wish === undefined) return name === "loader.js" ? answer(name, () => files.get(name), true) : undefined;
		if (/^\d+;/.test(wish)) return answer(`pinned-${name}`, () => files.get(`pinned-${name}`), true);
		const language = pickLanguage(wish.split(",", mostWanted).slice(1));
		const own = files.has(`words-${language}.json`) ? language : "en";
		const words = files.get(`words-${own}.json`) ?? "{}";
		if (name === "words.json") return answer(`${name} ${own}`, () => words);
		return answer(`${name} ${own}`, () => withWords(files.get(name), words, name));
	};
}

/** A chunk with its words in it; undefined for what is no chunk. */
function withWords(code: string | undefined, words: string, name: string): string | undefined {
	const ofChunk = new Map(Object.entries(JSON.parse(words))).get(name.replace(/\.js$/, ""));
	return code === undefined || ofChunk === undefined
		? undefined
		: `${code}\nexport const words=${JSON.stringify(ofChunk)};`;
}
