import type { LoaderSettings } from "@bellhop/contract/site";
import { startWidget } from "../start-widget.ts";
import type { TagPlace } from "../tag-place.ts";
import type { InlinePlace } from "../widget-parts.ts";
import { comeForward } from "./come-forward.ts";
import styles from "./inline.css?inline";
import { placeInline } from "./place-inline.ts";

/** The loader with all it can do, for sites and tags that ask for it: coming forward by itself, standing in the page. */
export function start(settings: LoaderSettings, place: TagPlace): void {
	const make = (inline?: InlinePlace) =>
		startWidget({ settings, place, inline, accompany: (stage) => comeForward(settings, stage) });
	// The tag's address says so, since the BFF has to know it as well.
	if (place.url.search === "?inline") placeInline(settings.site.id, (host) => make({ host, styles }));
	else make();
}
