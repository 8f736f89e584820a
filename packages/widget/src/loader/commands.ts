/** What a page may tell a widget. */
export interface Widget {
	open(): void;
	close(): void;
	toggle(): void;
}

/** `Bellhop("open")`: usable before the widget is there, then `q` holds what was said. A site id names one of several. */
export interface BellhopCommands {
	(command: string, site?: string): void;
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
	const widgets = window.Bellhop?.widgets ?? new Map<string, Widget>();
	if (widgets.has(site)) return;
	widgets.set(site, create());
	if (window.Bellhop?.widgets) return;
	const early = window.Bellhop?.q ?? [];
	const commands: BellhopCommands = (command, only) => {
		if (command !== "open" && command !== "close" && command !== "toggle") {
			// biome-ignore lint/suspicious/noConsole: said to the page's developer, who has no other way to learn it
			console.warn(`Bellhop: unknown command "${command}"`);
			return;
		}
		for (const [id, widget] of widgets) if (only === undefined || only === id) widget[command]();
	};
	commands.widgets = widgets;
	window.Bellhop = commands;
	for (const [command, only] of early.map((said) => Array.from(said))) {
		commands(String(command), only === undefined ? undefined : String(only));
	}
}
