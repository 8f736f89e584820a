import type { SiteSettings } from "@bellhop/contract/site";
import card from "../view/styles/card.css?inline";
import composer from "../view/styles/composer.css?inline";
import conversation from "../view/styles/conversation.css?inline";
import frame from "../view/styles/frame.css?inline";
import prose from "../view/styles/prose.css?inline";
import tokens from "../view/styles/tokens.css?inline";
import welcome from "../view/styles/welcome.css?inline";
import { readableOn } from "./accent.ts";

/** The panel's background in each theme; the accent must read on it. Twins of `--surface` in tokens.css. */
const surfaces = { light: "#ffffff", dark: "#17191d" } as const;

/** The constructable style sheets of a site's panel. */
export function panelSheets(site: SiteSettings): CSSStyleSheet[] {
	const accents = (["light", "dark"] as const).map((theme) => {
		const text = readableOn(site.accent, surfaces[theme], 4.5);
		const mark = readableOn(site.accent, surfaces[theme], 3);
		return `.frame[data-theme=${theme}]{--accent-text:${text};--accent-mark:${mark}}`;
	});
	return [tokens + frame + conversation + welcome + prose + card + composer, accents.join("")].map((text) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		return sheet;
	});
}
