import type { SiteSettings } from "@bellhop/contract/site";
import type { Identity } from "../store/identity.ts";

/** Where a panel is put and what it is told; handed over by the loader. */
export interface PanelPlace {
	/** The loader's shadow root; the panel adds one element and its own style sheets. */
	readonly root: ShadowRoot;
	/** The BFF, such as `https://chat.example.com`. */
	readonly origin: string;
	readonly site: SiteSettings;
	/** How the page vouches for its user, if it said so already. */
	readonly identity: Identity | undefined;
	/** The visitor closed the panel from within; the loader hides it and takes the focus back. */
	close(): void;
}

/** A mounted panel. It starts hidden. */
export interface Panel {
	/** Shows it and, unless `quietly`, moves the focus to the composer. */
	show(quietly: boolean): void;
	hide(): void;
	/** The page says how its user is vouched for. */
	identify(identity: Identity): void;
	/** The page's user signed out. */
	logOut(): void;
}

/** What the module behind `LoaderSettings.panel` exports. */
export interface PanelModule {
	mountPanel(place: PanelPlace): Panel;
}
