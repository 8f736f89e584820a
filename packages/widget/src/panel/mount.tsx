import { signal } from "@preact/signals";
import { render } from "preact";
import { openMemory } from "../store/memory.ts";
import { createStore, type Store } from "../store/store.ts";
import { createFetchTransport } from "../transport/fetch-transport.ts";
import { loadMarkdown } from "../view/markdown-parser.ts";
import { PanelView } from "../view/panel-view.tsx";
import { english } from "../words/en.ts";
import type { Panel, PanelPlace } from "./place.ts";
import { panelSheets } from "./sheets.ts";
import { followTheme } from "./theme.ts";

/** Mounts the panel of a site, hidden, and wires its store to the BFF. Asks nothing of the BFF before it is shown. */
export function mountPanel({ root, origin, site, identity, close }: PanelPlace): Panel {
	const memory = openMemory(site.id);
	const transport = createFetchTransport({
		origin,
		site: site.id,
		token: () => store.token(),
		renew: (refused) => store.renew(refused),
	});
	const store = createStore({ site, transport, memory, identity });
	const open = signal(false);
	const quiet = signal(false);
	const remember = (shown: true | undefined) => memory.passing.write({ ...memory.passing.read(), open: shown });
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...panelSheets(site)];
	const frame = document.createElement("div");
	frame.className = "frame";
	root.append(frame);
	frame.addEventListener("focusin", () => {
		quiet.value = false;
	});
	followTheme(frame, site.theme);
	watchVisitor(store, site.id);
	render(<PanelView context={{ store, words: english, open, quiet, close }} />, frame);
	return {
		show(quietly) {
			quiet.value = quietly;
			open.value = true;
			remember(true);
			void loadMarkdown();
			void store.enter();
		},
		hide() {
			open.value = false;
			remember(undefined);
		},
		identify: (given) => void store.identify(given),
		logOut: () => store.logOut(),
	};
}

/** Other tabs sign in and out too, and a page may come back from the back/forward cache. */
function watchVisitor(store: Store, site: string): void {
	window.addEventListener("storage", ({ key }) => {
		if (key === null || key === `bellhop:${site}`) store.recheck(false);
	});
	window.addEventListener("pageshow", ({ persisted }) => {
		if (persisted) store.recheck(true);
	});
}
