import { accentColours } from "@bellhop/contract/accent";
import composer from "../view/styles/composer.css?inline";
import conversation from "../view/styles/conversation.css?inline";
import frame from "../view/styles/frame.css?inline";
import tokens from "../view/styles/tokens.css?inline";
import welcome from "../view/styles/welcome.css?inline";

/** The style of a site's panel: in each theme the accent has partners that read on it. */
export function panelStyle(accent: string): string {
	const { light, dark } = accentColours(accent);
	const partners = [light, dark].map(
		({ text, mark }, dark) =>
			`.frame[data-theme=${dark ? "dark" : "light"}]{--accent-text:${text};--accent-mark:${mark}}`,
	);
	return [tokens, ...partners, frame, conversation, welcome, composer].join("");
}

/** A constructable style sheet of a text. */
export function sheetOf(text: string): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	return sheet;
}
