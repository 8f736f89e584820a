import type { LoaderSettings } from "@bellhop/contract/site";
import { startWidget } from "../start-widget.ts";
import { tagPlace } from "../tag-place.ts";
import type { InlinePlace } from "../widget-parts.ts";
import { comeForward } from "./come-forward.ts";
import styles from "./inline.css?inline";
import { placeInline } from "./place-inline.ts";

/** Put here by the BFF as it serves the tag: the one place where the bundle differs from site to site. */
declare const __BELLHOP_SETTINGS__: LoaderSettings;

start(__BELLHOP_SETTINGS__);

/** The loader with all it can do, for sites and tags that ask for it: coming forward by itself, standing in the page. */
function start(settings: LoaderSettings): void {
	const { id } = settings.site;
	const place = tagPlace(id);
	const make = (inline?: InlinePlace) =>
		startWidget({ settings, place, inline, accompany: (stage) => comeForward(settings, stage) });
	// The tag's address says so, since the BFF has to know it as well.
	if (place.url.search === "?inline") placeInline(id, (host) => make({ host, styles }));
	else make();
}
