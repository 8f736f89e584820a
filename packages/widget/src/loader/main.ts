import type { LoaderSettings } from "@bellhop/contract/site";
import { installCommands } from "./commands.ts";
import { tagPlace } from "./tag-place.ts";
import { createWidget } from "./widget.ts";

/** Put here by the BFF as it serves the tag: the one place where the bundle differs from site to site. */
declare const __BELLHOP_SETTINGS__: LoaderSettings;

start(__BELLHOP_SETTINGS__);

function start(settings: LoaderSettings): void {
	// A browser without constructable style sheets gets the page as it is, undisturbed.
	if (!("adoptedStyleSheets" in document)) return;
	const place = tagPlace(settings.site.id);
	installCommands(settings.site.id, (removed) => createWidget({ settings, place }, removed));
}
