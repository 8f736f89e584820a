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
 * what is wanted, is not for the loader to carry. Each file is made ready when it is first asked for.
 */
export function openBuild({ files }: WidgetBuild): (wish: string | undefined, name: string) => BuildFiles | undefined {
	const ready = new Map<string, ServedFile>();
	const answer = (key: string, content: string | undefined, pinned: boolean): BuildFiles | undefined => {
		if (content === undefined) return undefined;
		const file = ready.get(key) ?? serve(content);
		ready.set(key, file);
		return { pinned, file, type: /\.json/.test(key) ? types.json : types.js };
	};
	return (wish, name) => {
		if (wish === undefined) return name === "loader.js" ? answer(name, files.get(name), true) : undefined;
		const [, ...wanted] = wish.split(",", mostWanted);
		const bare = wanted.length === 0;
		if (!bare && (name === "panel.js" || name === "words.json")) {
			const language = pickLanguage(wanted);
			const own = files.has(`words-${language}.json`) ? language : "en";
			const words = files.get(`words-${own}.json`);
			const panel = `${files.get("panel.js")}\nexport const words=${words};`;
			return answer(`${name} ${own}`, name === "panel.js" ? panel : words, false);
		}
		return /^[a-z]+\.js$/.test(name) && name !== "loader.js" ? answer(name, files.get(name), bare) : undefined;
	};
}
