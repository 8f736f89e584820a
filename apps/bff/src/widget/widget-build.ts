/** A build of the widget: what pages fetch below `/widget/<hash>/`. */
export interface WidgetBuild {
	/** Twelve hexadecimal digits, made of all its files. */
	readonly hash: string;
	/**
	 * By name: `loader.js` (the pinned one); `panel.js`, `talk.js` and what else the panel fetches, without words, each again as
	 * `pinned-panel.js` as pinned loaders want it; `words-<language>.json`, an object with those of each chunk by its name.
	 */
	readonly files: ReadonlyMap<string, string>;
}
