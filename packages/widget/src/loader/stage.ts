import type { Panel, Told } from "../panel/place.ts";
import { panelDoor } from "./door.ts";
import { createLauncher } from "./launcher.ts";
import type { WidgetParts } from "./widget-parts.ts";

/**
 * Where the panel comes on and goes off: puts the launcher into the root, fetches the panel when it is wanted, and shows
 * and hides it. Returns how it is opened, closed, toggled, and told what the page says.
 */
export function createStage(parts: WidgetParts, root: ShadowRoot) {
	const { settings, place } = parts;
	const { origin } = place.url;
	const [button, show, speak] = createLauncher(root, settings);
	// Read once the panel is wanted: `navigator` alone makes kilobytes of objects. The BFF knows which languages there are.
	const wanted = () => [place.lang, settings.looks.language, document.documentElement.lang, ...navigator.languages];
	const openDoor = __BELLHOP_WHOLE__
		? panelDoor(origin + settings.files, wanted, place.load)
		: panelDoor(origin + settings.files, wanted);
	/** All that the page said; the panel reads it when it comes. */
	const told: Told[] = [];
	let panel: Panel | undefined;
	let opened = false;
	/** What the visitor opened it by, which gets the focus back. */
	let opener: HTMLElement;
	/** Fetches what an opening needs and gets it ready, so that a click has nothing left to do but to show it. */
	const load = async () => {
		const { mountPanel, words } = await openDoor();
		panel ??= mountPanel({ root, origin, settings, words, told, close });
		speak(panel.launcher);
		return panel;
	};
	const open = async (quietly = false, by: HTMLElement = button) => {
		if (opened) return;
		opened = true;
		opener = by;
		if (__BELLHOP_WHOLE__ && settle) settle();
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
		if (!opened || (__BELLHOP_WHOLE__ && parts.inline)) return;
		opened = false;
		const held = root.activeElement;
		panel?.hide();
		show("closed");
		if (held) opener.focus();
	};
	const toggle = () => (opened ? close() : void open());
	/** @returns the panel that heard it, if there is one */
	const tell = (one: Told) => {
		told.push(one);
		// What was taken off the page comes forward no more.
		if (__BELLHOP_WHOLE__ && settle && one[0] === "destroy") settle();
		panel?.tell(...one);
		return panel;
	};
	const settle = __BELLHOP_WHOLE__ && parts.accompany?.({ root, open });
	button.onpointerenter = button.onfocus = () => void load().catch(() => undefined);
	button.onclick = toggle;
	return [open, close, toggle, tell] as const;
}
