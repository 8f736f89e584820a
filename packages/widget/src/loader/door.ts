import type { PanelModule } from "../panel/place.ts";
import type { Words } from "../words/words.ts";

/** What stands behind the door: the panel's module, and the words of the language it speaks. */
export type Behind = readonly [PanelModule, { readonly words: Words }];

/**
 * Fetches the panel and its words, together, when first asked to, and again after a failure.
 * @param folder where they lie, such as `https://chat.example.com/widget/3f2a…/`
 * @param words the name of the words there, such as `words.js?want=de`
 */
export function panelDoor(folder: string, words: string, load: (address: string) => Promise<unknown> = importModule) {
	let behind: Promise<Behind> | undefined;
	let failures = 0;
	return (): Promise<Behind> => {
		// Browsers remember a module that failed by its address, so another attempt needs other addresses; also of what the panel imports.
		const base = failures ? `${folder}again${failures}/` : folder;
		behind ??= Promise.all([load(`${base}panel.js`), load(base + words)]).catch((error: unknown) => {
			behind = undefined;
			failures++;
			throw error;
		}) as Promise<Behind>;
		return behind;
	};
}

function importModule(address: string): Promise<unknown> {
	return import(/* @vite-ignore */ address);
}
