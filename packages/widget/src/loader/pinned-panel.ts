import type { PanelModule } from "../panel/place.ts";
import { readPublic } from "../transport/read-public.ts";
import { compareModules, type Integrity } from "./compare-modules.ts";

/** The panel as it was built: its words and those of the chunks are empty until they are filled in (`build.ts`). */
interface UnspokenPanel extends PanelModule {
	readonly talkWords: object;
	readonly moreWords: object;
}

/** `words.json`. */
interface AllWords {
	readonly panel: object;
	readonly talk: object;
	readonly more: object;
}

/**
 * Loads the panel for a pinned loader: all code of the build is fetched and compared before any of it runs, so that what the
 * panel imports later is there already. The words come beside it, as data.
 * @param nonce of the tag, where the page's policy wants one
 */
export function pinnedPanel(
	integrity: Integrity,
	nonce: string,
	load: (address: string) => Promise<UnspokenPanel> = importModule,
): (address: string) => Promise<PanelModule> {
	return async (address) => {
		// In `/widget/<hash>/0;de/` lie the very files that were built; each language has modules of its own, to be filled once.
		const folder = address.replace(/,([^/]*\/)panel\.js$/, ";$1");
		const [said] = await Promise.all([
			readPublic(address.replace(/panel\.js$/, "words.json")) as Promise<AllWords>,
			compareModules(folder, integrity, nonce),
		]);
		const panel = await load(`${folder}panel.js`);
		Object.assign(panel.words, said.panel);
		Object.assign(panel.talkWords, said.talk);
		Object.assign(panel.moreWords, said.more);
		return panel;
	};
}

function importModule(address: string): Promise<UnspokenPanel> {
	return import(/* @vite-ignore */ address) as Promise<UnspokenPanel>;
}
