import type { LoaderSettings } from "@bellhop/contract/site";
import { installCommands } from "../commands.ts";
import type { TagPlace } from "../tag-place.ts";
import { createWidget } from "../widget.ts";
import type { InlinePlace } from "../widget-parts.ts";
import { comeForward } from "./come-forward.ts";
import styles from "./inline.css?inline";
import { placeInline } from "./place-inline.ts";

/** The loader with all it can do, for sites and tags that ask for it: coming forward by itself, standing in the page. */
export function start(settings: LoaderSettings, place: TagPlace): void {
	if (!("adoptedStyleSheets" in document)) return;
	const { id } = settings.site;
	const make = (inline?: InlinePlace) =>
		installCommands(id, (removed) =>
			createWidget({ settings, place, inline, accompany: (stage) => comeForward(settings, stage) }, removed),
		);
	// The tag's address says so, since the BFF has to know it as well.
	if (place.url.search === "?inline") placeInline(id, (host) => make({ host, styles }));
	else make();
}
