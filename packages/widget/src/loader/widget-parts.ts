import type { LoaderSettings } from "@bellhop/contract/site";
import type { TagPlace } from "./tag-place.ts";

/** What a widget is made of. */
export interface WidgetParts {
	readonly settings: LoaderSettings;
	readonly place: TagPlace;
	/** Where the page wants the chat to stand; else it stands in a corner. */
	readonly inline?: InlinePlace | undefined;
	/** Brings it forward by itself. Returns what is to be called when somebody opens it. */
	readonly accompany?: (forward: Forward) => () => void;
}

/** The page's own `<bellhop-chat>`, and the style of what stands there before the panel does. */
export interface InlinePlace {
	readonly host: HTMLElement;
	readonly styles: string;
}

/** Where a widget may come forward, and how it is opened; `quietly` leaves the focus where it is. */
export interface Forward {
	readonly root: ShadowRoot;
	open(quietly?: boolean): void;
}
