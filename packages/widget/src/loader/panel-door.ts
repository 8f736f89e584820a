import type { PanelModule } from "../panel/place.ts";

/** Fetches the panel's module when first asked to, and again after a failure. */
export function panelDoor(address: string, load: (address: string) => Promise<PanelModule> = importModule) {
	let module: Promise<PanelModule> | undefined;
	let failures = 0;
	return (): Promise<PanelModule> => {
		// Browsers remember a module that failed by its address, so another attempt needs another address.
		module ??= load(failures ? `${address}?again=${failures}` : address).catch((error: unknown) => {
			module = undefined;
			failures++;
			throw error;
		});
		return module;
	};
}

function importModule(address: string): Promise<PanelModule> {
	return import(/* @vite-ignore */ address) as Promise<PanelModule>;
}
