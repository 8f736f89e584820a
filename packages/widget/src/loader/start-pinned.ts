import type { LoaderSettings, PinnedSettings } from "@bellhop/contract/site";
import { readPublic } from "../transport/read-public.ts";
import type { Integrity } from "./compare-modules.ts";
import { pinnedPanel } from "./pinned-panel.ts";
import { start } from "./whole/start.ts";

/**
 * What the pinned loader does: the same bytes for every site, so that a page can say what they have to be. It asks the BFF it
 * came from how the site named by its tag's `data-site` looks, and goes on as any loader does, with the panel of its own build.
 * What it cannot do is said on the console and by an `error` event of the tag, as of one that does not load; the page stays as it is.
 */
export async function startPinned(integrity: Integrity): Promise<void> {
	const tag = (document.currentScript ??
		document.querySelector('script[data-site][src*="/widget/"]')) as HTMLScriptElement | null;
	const { site = "", lang } = tag?.dataset ?? {};
	const warn = (fault: string) => {
		// biome-ignore lint/suspicious/noConsole: said to the page's developer, who has no other way to learn it
		console.warn(`Bellhop: ${fault}`);
		tag?.dispatchEvent(new Event("error"));
	};
	if (!tag?.src || !/^site_[a-z0-9]+$/.test(site)) {
		return warn('the tag needs the address it is served at, and data-site="site_…"');
	}
	const url = new URL(tag.src);
	const { origin } = url;
	const load = pinnedPanel(integrity, tag.nonce);
	// Whoever waited for the tag may give commands from now on.
	const q: Iterable<unknown>[] = [];
	window.Bellhop ??= Object.assign((...told: unknown[]) => void q.push(told), { q });
	try {
		const settings = (await readPublic(`${origin}/${site}.json`)) as PinnedSettings;
		// Spread last: whatever the answer says, the files are those of this build.
		const own: LoaderSettings = { ...settings, files: new URL(".", url).pathname };
		start(own, { url, lang, load });
	} catch (fault) {
		warn(fault === 404 ? `${origin} knows no site "${site}"` : `${origin} did not say how ${site} looks (${fault})`);
	}
}
