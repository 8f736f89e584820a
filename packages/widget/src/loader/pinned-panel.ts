import type { PanelModule } from "../panel/place.ts";
import { readPublic } from "../transport/read-public.ts";
import type { Words } from "../words/words.ts";

/** What files of a build have to be (Subresource Integrity, such as `sha384-…`), by their names. */
export type Integrity = Readonly<Record<string, string>>;

/**
 * Loads the panel for a pinned loader: all code of the build is fetched and compared before any of it runs, so that what the
 * panel imports later is there already. The words come beside it, as data.
 * @param nonce of the tag, where the page's policy wants one
 */
export function pinnedPanel(
	integrity: Integrity,
	nonce: string,
	load: (address: string) => Promise<PanelModule> = importModule,
): (address: string) => Promise<PanelModule> {
	return async (address) => {
		// Where no language is asked for (`/widget/<hash>/0/`) lie the very files that were built.
		const folder = address.replace(/,[^/]*\/panel\.js$/, "/");
		const [words] = await Promise.all([
			readPublic(address.replace(/panel\.js$/, "words.json")) as Promise<Words>,
			...Object.entries(integrity).map(([file, hash]) => preload(folder + file, hash, nonce)),
		]);
		const { mountPanel } = await load(`${folder}panel.js`);
		return { words, mountPanel };
	};
}

/**
 * Has the browser fetch a module and compare it; what it imports from the same address afterwards is what was compared
 * (HTML, "module map"). A browser that knows no `modulepreload` imports unchecked.
 */
function preload(href: string, integrity: string, nonce: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const link = document.createElement("link");
		if (!link.relList.supports("modulepreload")) return resolve();
		Object.assign(link, { rel: "modulepreload", crossOrigin: "anonymous", integrity, nonce, href });
		link.onload = () => resolve();
		link.onerror = () => reject(new Error(`${href} is not what it has to be, or did not come`));
		document.head.append(link);
	});
}

function importModule(address: string): Promise<PanelModule> {
	return import(/* @vite-ignore */ address) as Promise<PanelModule>;
}
