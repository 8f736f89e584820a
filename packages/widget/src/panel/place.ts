import type { SiteSettings } from "@bellhop/contract/site";

/** Where a panel is put and what it is told; handed over by the loader. */
export interface PanelPlace {
	/** The loader's shadow root; the panel adds one element and its own style sheets. */
	readonly root: ShadowRoot;
	/** The BFF, such as `https://chat.example.com`. */
	readonly origin: string;
	readonly site: SiteSettings;
	/** The visitor closed the panel from within; the loader hides it and takes the focus back. */
	close(): void;
}

/** A mounted panel. It starts hidden. */
export interface Panel {
	/** Shows it and, unless `quietly`, moves the focus to the composer. */
	show(quietly: boolean): void;
	hide(): void;
}

/** What the module behind `LoaderSettings.panel` exports. */
export interface PanelModule {
	mountPanel(place: PanelPlace): Panel;
}
