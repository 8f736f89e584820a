import type { LoaderSettings } from "@bellhop/contract/site";
import { installCommands } from "./commands.ts";
import type { TagPlace } from "./tag-place.ts";
import { createWidget } from "./widget.ts";

/** Puts the widget of a site on the page. */
export function start(settings: LoaderSettings, place: TagPlace): void {
	// A browser without constructable style sheets gets the page as it is, undisturbed.
	if (!("adoptedStyleSheets" in document)) return;
	installCommands(settings.site.id, (removed) => createWidget(settings, place, removed));
}
