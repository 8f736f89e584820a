import type { PanelModule } from "../panel/place.ts";

/**
 * Fetches the panel, with the words of a language in it, when first asked to, and again after a failure.
 * @param files where the widget's files lie, such as `https://chat.example.com/widget/3f2a…/`
 * @param wanted the languages to speak, the most wanted first (BCP 47): of the tag, the site, the page, the browser
 */
export function panelDoor(
	files: string,
	wanted: () => readonly unknown[],
	load: (address: string) => Promise<PanelModule> = importModule,
): () => Promise<PanelModule> {
	let module: Promise<PanelModule> | undefined;
	let failures = 0;
	return () => {
		// Browsers remember a module that failed by its address: another attempt is made in another folder, since what the
		// panel imports has to come from where it came from itself.
		module ??= load(`${files}${failures},${encodeURIComponent(wanted() as unknown as string)}/panel.js`).catch(
			(error: unknown) => {
				module = undefined;
				failures++;
				throw error;
			},
		);
		return module;
	};
}

function importModule(address: string): Promise<PanelModule> {
	return import(/* @vite-ignore */ address) as Promise<PanelModule>;
}
