import type { LoaderSettings } from "@bellhop/contract/site";
import { tagPlace } from "../tag-place.ts";
import { start } from "./start.ts";

/** Put here by the BFF as it serves the tag: the one place where the bundle differs from site to site. */
declare const __BELLHOP_SETTINGS__: LoaderSettings;

begin(__BELLHOP_SETTINGS__);

function begin(settings: LoaderSettings): void {
	start(settings, tagPlace(settings.site.id));
}
