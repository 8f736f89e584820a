import type { SiteSettings } from "@bellhop/contract/site";
import type { WidgetFiles } from "./widget-files.ts";

/** The loader with a site's settings in it. */
export function loaderScript({ loader, panel }: Pick<WidgetFiles, "loader" | "panel">, site: SiteSettings): string {
	return loader.replace("__BELLHOP_SETTINGS__", () => asScript(JSON.stringify({ site, panel })));
}

/** JSON as a JavaScript expression that is also safe inside an HTML script element. */
function asScript(json: string): string {
	return json.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
