import { accentColours } from "@bellhop/contract/accent";
import { pickLanguage } from "@bellhop/contract/language";
import type { LoaderSettings, PinnedSettings, SiteSettings } from "@bellhop/contract/site";
import { parseAccept } from "hono/utils/accept";
import type { WidgetFiles } from "./widget-files.ts";

/**
 * The loader with a site's settings in it, its launcher in a language that the browser asks for.
 * @param accepted the request's `Accept-Language` (RFC 9110, section 12.5.4)
 */
export function loaderScript(files: WidgetFiles, site: SiteSettings, accepted?: string): string {
	const settings: LoaderSettings = {
		...pinnedSettings(files, site, accepted),
		files: `/widget/${files.build.hash}/`,
	};
	return files.loader.replace("__BELLHOP_SETTINGS__", () => asScript(JSON.stringify(settings)));
}

/** The same settings for a pinned loader, which knows by itself where its files are. */
export function pinnedSettings({ launcher }: WidgetFiles, site: SiteSettings, accepted = ""): PinnedSettings {
	const language = pickLanguage(parseAccept(accepted).map(({ type }) => type));
	const words = launcher[language];
	if (!words) throw new Error(`the widget was built without the language ${language}`);
	return { site, colours: accentColours(site.accent), launcher: words };
}

/** JSON as a JavaScript expression that is also safe inside an HTML script element. */
function asScript(json: string): string {
	return json.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
