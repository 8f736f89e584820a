import composer from "../view/styles/composer.css?inline";
import conversation from "../view/styles/conversation.css?inline";
import frame from "../view/styles/frame.css?inline";
import tokens from "../view/styles/tokens.css?inline";
import welcome from "../view/styles/welcome.css?inline";

/** The style of the panel. */
export const styles: string = tokens + frame + conversation + welcome + composer;

/** A constructable style sheet of a text. */
export function sheetOf(text: string): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	return sheet;
}
