import type { AccentColours } from "@bellhop/contract/accent";
import composer from "../view/styles/composer.css?inline";
import conversation from "../view/styles/conversation.css?inline";
import frame from "../view/styles/frame.css?inline";
import tokens from "../view/styles/tokens.css?inline";
import welcome from "../view/styles/welcome.css?inline";

/** The constructable style sheets of a site's panel. */
export function panelSheets(colours: AccentColours): CSSStyleSheet[] {
	const accents = (["light", "dark"] as const).map((theme) => {
		const { text, mark } = colours[theme];
		return `.frame[data-theme=${theme}]{--accent-text:${text};--accent-mark:${mark}}`;
	});
	return [tokens + frame + conversation + welcome + composer, accents.join("")].map(sheetOf);
}

/** A constructable style sheet of a text. */
export function sheetOf(text: string): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	return sheet;
}
