import { pickLanguage } from "@bellhop/contract/language";
import type { SiteLooks } from "@bellhop/contract/looks";
import type { LauncherWords, LoaderSettings, PinnedSettings, SiteSettings } from "@bellhop/contract/site";
import { parseAccept } from "hono/utils/accept";
import { launcherOutlines, siteStyle } from "./site-style.ts";
import type { WidgetFiles } from "./widget-files.ts";

/** What a site's widget is made of. */
export interface ShownSite {
	readonly site: SiteSettings;
	readonly looks: SiteLooks;
	/** Whether the tag asks for the chat to stand in the page. */
	readonly inline?: boolean;
}

/**
 * The loader with a site's settings in it, its launcher in a language that the browser asks for.
 * @param accepted the request's `Accept-Language` (RFC 9110, section 12.5.4)
 */
export function loaderScript(files: WidgetFiles, shown: ShownSite, accepted?: string): string {
	const settings: LoaderSettings = {
		...pinnedSettings(files, shown, accepted),
		files: `/widget/${files.build.hash}/`,
	};
	const template = shown.inline || comesForward(shown.looks) ? files.wholeLoader : files.loader;
	return template.replace("__BELLHOP_SETTINGS__", () => asScript(JSON.stringify(settings)));
}

/** The same settings for a pinned loader, which can do all there is and knows by itself where its files are. */
export function pinnedSettings({ launcher }: WidgetFiles, { site, looks }: ShownSite, accepted = ""): PinnedSettings {
	const language = pickLanguage(parseAccept(accepted).map(({ type }) => type));
	const words = launcher[language];
	if (!words) throw new Error(`the widget was built without the language ${language}`);
	return {
		...{ site, looks, launcher: wordsFor(words, { site, looks }) },
		style: siteStyle(site, looks),
		icon: launcherOutlines[looks.launcher?.icon ?? "chat"],
	};
}

/** Only then does a visitor pay for the code that does it. */
function comesForward({ occasions = [] }: SiteLooks): boolean {
	return occasions.some(({ comes }) => comes !== undefined);
}

function wordsFor({ open, loading, failed, dismiss }: LauncherWords, { site, looks }: ShownSite): LauncherWords {
	const words = { open: open.replace("{site}", () => site.name), loading, failed };
	return comesForward(looks) && dismiss !== undefined ? { ...words, dismiss } : words;
}

/** JSON as a JavaScript expression that is also safe inside an HTML script element. */
function asScript(json: string): string {
	return json.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
