import { render } from "preact";
import { openMemory } from "../store/memory.ts";
import { type Signal, signal } from "../store/signal.ts";
import { createStore, type Store } from "../store/store.ts";
import { createFetchTransport } from "../transport/fetch-transport.ts";
import { type ChunkDoor, chunkDoor } from "../view/chunk-door.ts";
import type { More, Talk } from "../view/chunks.ts";
import { PanelView } from "../view/panel-view.tsx";
import type { PanelWords } from "../words/parts.ts";
import { fill } from "../words/words.ts";
import type { Company, CompanyParts } from "./company.ts";
import { followKeyboard } from "./follow-keyboard.ts";
import { createPage, toldIdentity } from "./page.ts";
import type { Panel, PanelPlace } from "./place.ts";
import { panelStyle, sheetOf } from "./sheets.ts";
import { followTheme } from "./theme.ts";

/** The parts of the panel that come later, for all the widgets of a page. */
const talk = chunkDoor("talk", () => import("./talk.ts") as Promise<typeof import("./talk.ts") & Talk>);
const more = chunkDoor("more", () => import("../view/more.ts") as Promise<typeof import("../view/more.ts") & More>);

/** Mounts the panel of a site, hidden, and wires its store to the BFF. Asks nothing of the BFF before it is shown. */
export function mountPanel(place: PanelPlace): Panel {
	// The page may have taken its chat away while the panel was on its way.
	const gone = place.told.some(([command]) => command === "destroy");
	return gone ? { launcher: place.words.launcher, show() {}, hide() {}, tell() {} } : mount(place);
}

function mount({ root, origin, settings, words, told, close }: PanelPlace): Panel {
	const { site, looks } = settings;
	const memory = openMemory(site.id);
	const transport = createFetchTransport({
		origin,
		site: site.id,
		token: () => store.token(),
		renew: (refused) => store.renew(refused),
	});
	const open = signal(false);
	let looked = false;
	const isLooked = () => looked;
	const page = createPage(() => store, isLooked);
	const quiet = signal(false);
	const asks = signal<string | undefined>(undefined);
	const rating = looks.asksRating ? { asks, fetch: () => void more.load() } : undefined;
	const company = awaitCompany((later) => ({ root, words: { ...words, ...later }, store, page, open, rating }));
	const store: Store = createStore({
		...{ site, transport, memory },
		identity: toldIdentity(told),
		happened: company.happened,
		where: company.where,
	});
	const inline = root.host.localName === "bellhop-chat";
	const remember = (shown: true | undefined) => {
		if (!inline) memory.passing.write({ ...memory.passing.read(), open: shown });
	};
	const frame = addFrame(root, { accent: site.accent, quiet });
	const undress = [dress(root, talk), dress(root, more)];
	const unfollow = [followTheme(frame, site.theme), followKeyboard(frame)];
	const unwatch = watchVisitor(store, site.id);
	const logo = looks.logo && `${origin}/logos/${looks.logo}`;
	render(<PanelView context={{ store, words, looks, logo, inline, open, quiet, asks, talk, more, close }} />, frame);
	for (const one of told) if (!/^(identify|logout)$/.test(one[0])) page.obey(...one);
	return {
		launcher: launcherWords(words, site.name),
		show(quietly) {
			looked = true;
			quiet.value = quietly;
			open.value = true;
			remember(true);
			void company.come();
			page.emit("open");
			void store.enter();
		},
		hide() {
			open.value = false;
			remember(undefined);
			page.emit("close");
		},
		tell(...one) {
			if (one[0] !== "destroy") return page.obey(...one);
			render(null, frame);
			unwatch();
			company.leave();
			for (const off of [...undress, ...unfollow]) off();
			store.close();
		},
	};
}

/** What the launcher says, the site's name in it. */
function launcherWords({ launcher }: PanelWords, site: string): PanelWords["launcher"] {
	return { ...launcher, open: fill(launcher.open, { site }), close: fill(launcher.close, { site }) };
}

/** The element the panel is drawn in, and the looks it begins with. */
function addFrame(
	root: ShadowRoot,
	{ accent, quiet }: { readonly accent: string; readonly quiet: Signal<boolean> },
): HTMLElement {
	const frame = document.createElement("div");
	frame.addEventListener("focusin", () => {
		quiet.value = false;
	});
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(panelStyle(accent))];
	frame.className = "frame";
	root.append(frame);
	return frame;
}

/** The company of a conversation comes with the talk; what happened before that it is told then. */
function awaitCompany(parts: (later: Talk["words"]) => CompanyParts): Company & { come(): Promise<void> } {
	const untold: Parameters<Company["happened"]>[] = [];
	let company: Company | undefined;
	return {
		happened(...what) {
			if (company) company.happened(...what);
			else untold.push(what);
		},
		async come() {
			const { keepCompany, words: said } = await talk.load();
			if (company) return;
			company = keepCompany(parts(said));
			for (const what of untold) company.happened(...what);
		},
		where: () => company?.where(),
		leave: () => company?.leave(),
	};
}

/** A chunk that comes later brings its own looks. */
function dress(root: ShadowRoot, { chunk }: ChunkDoor<{ readonly styles: string }>): () => void {
	const put = () => {
		if (chunk.value) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(chunk.value.styles)];
	};
	put();
	return chunk.subscribe(put);
}

/** Other tabs sign in and out too, and a page may come back from the back/forward cache. */
function watchVisitor(store: Store, site: string): () => void {
	const ended = new AbortController();
	const { signal } = ended;
	window.addEventListener(
		"storage",
		({ key }) => {
			if (key === null || key === `bellhop:${site}`) store.recheck(false);
		},
		{ signal },
	);
	window.addEventListener(
		"pageshow",
		({ persisted }) => {
			if (persisted) store.recheck(true);
		},
		{ signal },
	);
	return () => ended.abort();
}
