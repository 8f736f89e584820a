/** A build of the widget: what pages fetch below `/widget/<hash>/`. */
export interface WidgetBuild {
	/** Twelve hexadecimal digits, made of all its files. */
	readonly hash: string;
	/** By name: `loader.js` (the pinned one), `panel.js` without words, what the panel fetches, and `words-<language>.json`. */
	readonly files: ReadonlyMap<string, string>;
}
