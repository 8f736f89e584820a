import type { LoaderSettings } from "@bellhop/contract/site";
import { startWidget } from "./start-widget.ts";
import { tagPlace } from "./tag-place.ts";

/** Put here by the BFF as it serves the tag: the one place where the bundle differs from site to site. */
declare const __BELLHOP_SETTINGS__: LoaderSettings;

start(__BELLHOP_SETTINGS__);

function start(settings: LoaderSettings): void {
	startWidget({ settings, place: tagPlace(settings.site.id) });
}
