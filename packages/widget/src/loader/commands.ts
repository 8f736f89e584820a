import type { Identity } from "../store/identity.ts";

/** What a page may tell a widget. */
export interface Widget {
	open(): void;
	close(): void;
	toggle(): void;
	/** The page vouches for its user: says how a token is got, and what happens when the visitor wants to sign in. */
	identify(identity: Identity): void;
	/** The page's user signed out. */
	logout(): void;
}

/** What `identify` takes besides the function that gives a token. */
interface IdentifyOptions {
	readonly onSignIn?: unknown;
	/** Which of several widgets; all of them when it is left out. */
	readonly site?: unknown;
}

/**
 * `Bellhop("open")`, `Bellhop("identify", getToken, { onSignIn })`: usable before the widget is there, then `q` holds what was
 * said. A site id at the end names one of several.
 */
export interface BellhopCommands {
	(command: string, ...given: readonly unknown[]): void;
	q?: ArrayLike<unknown>[];
	widgets?: Map<string, Widget>;
}

declare global {
	interface Window {
		Bellhop?: BellhopCommands;
	}
}

/** Makes a site's widget, once however often its tag stands on the page, and lets `window.Bellhop` command it. */
export function installCommands(site: string, create: () => Widget): void {
	const before = window.Bellhop;
	const widgets = before?.widgets ?? new Map<string, Widget>();
	if (widgets.has(site)) return;
	const widget = create();
	widgets.set(site, widget);
	if (!before?.widgets) install(widgets, before?.q ?? []);
	// A tag that comes second hears who the user is as well.
	else for (const said of Array.from(before.q ?? [])) obey(new Map([[site, widget]]), Array.from(said));
}

function install(widgets: ReadonlyMap<string, Widget>, early: ArrayLike<ArrayLike<unknown>>): void {
	const identified: unknown[][] = [];
	const commands: BellhopCommands = (...said) => {
		if (said[0] === "logout") identified.length = 0;
		if (said[0] === "identify") identified.push(said);
		obey(widgets, said);
	};
	window.Bellhop = Object.assign(commands, { widgets: widgets as Map<string, Widget>, q: identified });
	for (const said of Array.from(early)) commands(...(Array.from(said) as [string]));
}

function obey(widgets: ReadonlyMap<string, Widget>, [command, first, second]: readonly unknown[]): void {
	let only = first;
	let act: ((widget: Widget) => void) | undefined;
	if (command === "open" || command === "close" || command === "toggle" || command === "logout") {
		act = (widget) => widget[command]();
	} else if (command === "identify" && typeof first === "function") {
		const { onSignIn, site } = (second ?? {}) as IdentifyOptions;
		only = site;
		const signIn = typeof onSignIn === "function" ? () => onSignIn() : undefined;
		act = (widget) => widget.identify({ getToken: () => first(), onSignIn: signIn });
	}
	if (act) for (const [id, widget] of widgets) if (only === undefined || only === id) act(widget);
	if (act) return;
	const fault =
		command === "identify" ? "identify needs a function that gives a token" : `unknown command "${command}"`;
	// biome-ignore lint/suspicious/noConsole: said to the page's developer, who has no other way to learn it
	console.warn(`Bellhop: ${fault}`);
}
