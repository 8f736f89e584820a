import type { Told } from "../panel/place.ts";

/** A widget to be commanded. */
export type Widget = (...told: Told) => void;

/**
 * `Bellhop("open")`, `Bellhop("identify", getToken, { onSignIn })`: usable before the widget is there, then `q` holds what was
 * said. A site id at the end, or as `site` of the options, names one of several.
 */
export interface BellhopCommands {
	(...told: Told): void;
	/** All that was said, for widgets that come later. */
	q?: Iterable<unknown>[];
	widgets?: Map<string, Widget>;
}

declare global {
	interface Window {
		Bellhop?: BellhopCommands;
	}
}

/** Makes a site's widget, once however often its tag stands on the page, and lets `window.Bellhop` command it. */
export function installCommands(site: string, create: (remove: () => void) => Widget): void {
	const before = window.Bellhop;
	const widgets = before?.widgets ?? new Map<string, Widget>();
	if (widgets.has(site)) return;
	const q = before?.q ?? [];
	const widget = create(() => widgets.delete(site));
	widgets.set(site, widget);
	// A tag that comes second hears who the user is as well, but opens nothing that another one was told to open.
	for (const one of q) {
		const told = [...one] as unknown as Told;
		if (!before?.widgets || !/^(open|close|toggle|ask|destroy)$/.test(told[0])) obey(site, widget, told);
	}
	const commands: BellhopCommands = (...told) => {
		q.push(told);
		for (const [id, one] of widgets) obey(id, one, told);
	};
	if (!before?.widgets) window.Bellhop = Object.assign(commands, { widgets, q });
}

function obey(site: string, widget: Widget, told: Told): void {
	const last = told.at(-1) as { readonly site?: unknown } | null | undefined;
	const only = /^site_/.test(last as string) ? last : last?.site;
	if ((only ?? site) === site) widget(...told);
}
