import type { SiteLooks } from "@bellhop/contract/looks";
import type { LauncherWords, SiteSettings } from "@bellhop/contract/site";
import type { PanelWords } from "../words/parts.ts";

/** A command of the page's (`loader/commands.ts`) and what it was given: anything at all. */
export type Told = readonly [command: string, ...given: unknown[]];

/** Where a panel is put and what it is told; handed over by the loader. */
export interface PanelPlace {
	/** The loader's shadow root; the panel adds one element and its own style sheets. */
	readonly root: ShadowRoot;
	/** The BFF, such as `https://chat.example.com`. */
	readonly origin: string;
	readonly site: SiteSettings;
	readonly looks: SiteLooks;
	readonly words: PanelWords;
	/** What the page said already: how it vouches for its user, what it wants to be asked. */
	readonly told: readonly Told[];
	/** The visitor closed the panel from within; the loader hides it and takes the focus back. */
	close(): void;
}

/** A mounted panel. It starts hidden. */
export interface Panel {
	/** What the launcher says in the panel's language. */
	readonly launcher: LauncherWords & { readonly close: string };
	/** Shows it and, unless `quietly`, moves the focus to the composer. */
	show(quietly: boolean): void;
	hide(): void;
	/** The page says something: `destroy` takes the panel off it for good, what the browser remembers of the visitor stays. */
	tell(...told: Told): void;
}

/** What `panel.js` exports below `LoaderSettings.files`; the BFF puts the words in. */
export interface PanelModule {
	readonly words: PanelWords;
	mountPanel(place: PanelPlace): Panel;
}
