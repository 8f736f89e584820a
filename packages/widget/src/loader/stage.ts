import type { LoaderSettings } from "@bellhop/contract/site";
import type { Panel, Told } from "../panel/place.ts";
import { panelDoor } from "./door.ts";
import { createLauncher } from "./launcher.ts";
import type { TagPlace } from "./tag-place.ts";

/**
 * Where the panel comes on and goes off: puts the launcher into the root, fetches the panel when it is wanted, and shows
 * and hides it. Returns how it is opened, closed, toggled, and told what the page says.
 */
export function createStage(settings: LoaderSettings, place: TagPlace, root: ShadowRoot) {
	const { site, files, colours } = settings;
	const { origin } = place;
	const [button, show, speak] = createLauncher(root, site.name, settings.launcher);
	// Said by the tag, else by the page, else by the browser; the BFF knows which languages there are.
	const wanted = [place.language, document.documentElement.lang, ...navigator.languages];
	const openDoor = panelDoor(origin + files, String(wanted), place.load);
	/** All that the page said; the panel reads it when it comes. */
	const told: Told[] = [];
	let panel: Panel | undefined;
	let opened = false;

	/** Fetches what an opening needs and gets it ready, so that a click has nothing left to do but to show it. */
	const load = async () => {
		const { mountPanel, words } = await openDoor();
		speak(words.launcher);
		panel ??= mountPanel({ root, origin, site, colours, words, told, close });
		return panel;
	};
	const open = async (quietly = false) => {
		if (opened) return;
		opened = true;
		show("loading");
		try {
			const ready = await load();
			if (!opened) return;
			ready.show(quietly);
			show("open");
		} catch {
			if (opened) show("failed");
			opened = false;
		}
	};
	const close = () => {
		if (!opened) return;
		opened = false;
		const held = root.activeElement;
		panel?.hide();
		show("closed");
		if (held) button.focus();
	};
	const toggle = () => (opened ? close() : void open());
	/** @returns the panel that heard it, if there is one */
	const tell = (one: Told) => {
		told.push(one);
		panel?.tell(...one);
		return panel;
	};
	button.onpointerenter = button.onfocus = () => void load().catch(() => undefined);
	button.onclick = toggle;
	return [open, close, toggle, tell] as const;
}
