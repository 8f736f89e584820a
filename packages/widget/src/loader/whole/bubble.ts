import type { SiteSettings } from "@bellhop/contract/site";
import { followTheme } from "../../panel/theme.ts";
import styles from "./bubble.css?inline";

/** What a bubble says, and what a visitor may do with it. */
export interface Bubble {
	readonly text: string;
	readonly theme: SiteSettings["theme"];
	/** Names the button that sends it off. */
	readonly dismissLabel: string;
	open(): void;
	dismiss(): void;
}

/** Shows a few words beside the launcher, which open the chat, and a way to send them off. Returns how they go. */
export function showBubble(root: ShadowRoot, { text, theme, dismissLabel, open, dismiss }: Bubble): () => void {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(styles);
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
	const bubble = document.createElement("div");
	bubble.className = "invitation";
	bubble.part.add("invitation");
	bubble.role = "status";
	bubble.dir = "auto";
	root.prepend(bubble);
	bubble.append(button("words", text, () => open()));
	const close = button("away", "×", dismiss);
	close.ariaLabel = close.title = dismissLabel;
	bubble.append(close);
	bubble.onkeydown = ({ key }) => {
		if (key === "Escape") dismiss();
	};
	const unfollow = followTheme(bubble, theme);
	return () => {
		unfollow();
		bubble.remove();
	};
}

function button(name: string, text: string, act: () => void): HTMLButtonElement {
	const made = document.createElement("button");
	made.className = name;
	made.textContent = text;
	made.onclick = act;
	return made;
}
