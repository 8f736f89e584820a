import type { PanelModule } from "../panel/place.ts";

/** What the tag itself says. */
export interface TagPlace {
	/** Its own address; the BFF is where it was served from. */
	readonly url: URL;
	/** Its `data-lang`: the language to speak, a BCP 47 tag. */
	readonly lang?: string | undefined;
	/** Loads the panel, given its address, where the loader is pinned (`pinned-panel.ts`). */
	readonly load?: (address: string) => Promise<PanelModule>;
}

/**
 * Finds a site's tag. One that was bundled or evaluated has no current script: then the tag with the site's id counts, and
 * at last the page's own origin.
 */
export function tagPlace(site: string): TagPlace {
	const current = document.currentScript as HTMLScriptElement | null;
	const script = current?.src ? current : document.querySelector<HTMLScriptElement>(`script[src*="/${site}.js"]`);
	return { url: new URL(script?.src ?? location.href), lang: script?.dataset["lang"] };
}
