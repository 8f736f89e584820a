import type { LoaderSettings } from "@bellhop/contract/site";
import { installCommands } from "../commands.ts";
import { tagPlace } from "../tag-place.ts";
import { createWidget } from "../widget.ts";
import type { InlinePlace } from "../widget-parts.ts";
import { comeForward } from "./come-forward.ts";
import styles from "./inline.css?inline";
import { placeInline } from "./place-inline.ts";

/** Put here by the BFF as it serves the tag: the one place where the bundle differs from site to site. */
declare const __BELLHOP_SETTINGS__: LoaderSettings;

start(__BELLHOP_SETTINGS__);

/** The loader with all it can do, for sites and tags that ask for it: coming forward by itself, standing in the page. */
function start(settings: LoaderSettings): void {
	if (!("adoptedStyleSheets" in document)) return;
	const { id } = settings.site;
	const place = tagPlace(id);
	const make = (inline?: InlinePlace) =>
		installCommands(id, (removed) =>
			createWidget({ settings, place, inline, accompany: (stage) => comeForward(settings, stage) }, removed),
		);
	// The tag's address says so, since the BFF has to know it as well.
	if (place.url.search === "?inline") placeInline(id, (host) => make({ host, styles }));
	else make();
}
