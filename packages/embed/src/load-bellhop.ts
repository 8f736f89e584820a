import type { Bellhop, LoadOptions } from "./bellhop.ts";
import type { Told } from "./commands.ts";
import { addressOf } from "./script.ts";
import { createWidget, type Widget } from "./widget.ts";

/** By the site's id. */
const widgets = new Map<string, Widget>();

/**
 * Puts a site's chat on the page, once however often it is loaded, and returns what it can be told. On a server it does nothing.
 * @throws TypeError when the options do not say which site, or where
 */
export function loadBellhop(options: LoadOptions): Bellhop {
	const address = addressOf(options);
	if (typeof document === "undefined") return handle({ ...absent, loaded: Promise.resolve() });
	const { site } = address;
	const widget = widgets.get(site) ?? createWidget(address, options, () => widgets.delete(site));
	widgets.set(site, widget);
	return handle(widget);
}

const nothing = () => undefined;
const absent = { tell: nothing, hold: nothing, release: nothing };

/** What one caller has of a widget. */
function handle({ loaded, tell, hold, release }: Widget): Bellhop {
	const listening = new Set<() => void>();
	let held = true;
	hold();
	const say = (...told: Told) => {
		if (held) tell(...told);
	};
	return {
		loaded,
		open: () => say("open"),
		close: () => say("close"),
		toggle: () => say("toggle"),
		ask: (text) => say("ask", text),
		on(name, listener) {
			// A function of its own for each call, so that nobody else's is taken away with it.
			const heard: typeof listener = (detail) => {
				if (listening.has(off)) listener(detail);
			};
			const off = () => {
				if (listening.delete(off)) tell("off", name, heard);
			};
			listening.add(off);
			say("on", name, heard);
			return off;
		},
		identify: (getToken, how = {}) => say("identify", getToken, how),
		logout: () => say("logout"),
		update: (what) => say("update", what),
		destroy() {
			if (!held) return;
			for (const off of listening) off();
			held = false;
			release();
		},
	};
}
