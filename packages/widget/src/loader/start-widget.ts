import { installCommands } from "./commands.ts";
import { createWidget } from "./widget.ts";
import type { WidgetParts } from "./widget-parts.ts";

/** Makes a site's widget, once however often its tag stands on the page, and anew with the page's document. */
export function startWidget(parts: WidgetParts): void {
	// A browser without constructable style sheets gets the page as it is, undisturbed.
	if (!("adoptedStyleSheets" in document)) return;
	installCommands(parts.settings.site.id, (removed) =>
		createWidget(parts, (again) => {
			removed();
			if (again) startWidget(parts);
		}),
	);
}
