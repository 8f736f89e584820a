import type { Occasion } from "@bellhop/contract/looks";
import { occasionNow } from "@bellhop/contract/occasion";
import type { LoaderSettings } from "@bellhop/contract/site";
import type { Forward } from "../widget-parts.ts";
import { showBubble } from "./bubble.ts";

/** A browser's history as it is told of (HTML, the navigation API); Firefox and Safari know it since 2025. */
interface History {
	readonly navigation?: EventTarget;
}

/** Below this width an open panel would cover the page. */
const narrow = "(max-width: 479.98px)";

/**
 * Comes forward where one of the site's occasions says so: with a bubble beside the launcher, or opened without taking the
 * focus. Not where the visitor has talked here before, has opened the chat, or has sent the bubble away in this tab.
 * Returns what is to be called when somebody opens the chat.
 */
export function comeForward({ site, looks, launcher }: LoaderSettings, { root, open }: Forward): () => void {
	let timer = 0;
	let away: (() => void) | undefined;
	let settled = isKnown(site.id);
	const settle = () => {
		settled = true;
		clearTimeout(timer);
		away?.();
	};
	const dismiss = () => {
		remember(site.id);
		settle();
	};
	const bubble = { theme: site.theme, dismissLabel: launcher.dismiss ?? "×", open: () => open(), dismiss };
	const act = ({ comes, greeting = site.greeting }: Occasion) => {
		if (settled) return;
		if (comes === "open" && !matchMedia(narrow).matches) open(true);
		else if (greeting !== "") away = showBubble(root, { ...bubble, text: greeting });
	};
	const look = () => {
		clearTimeout(timer);
		const occasion = occasionNow(looks.occasions, location.pathname, new Date());
		if (settled || !occasion?.comes || away) return;
		timer = window.setTimeout(() => act(occasion), (occasion.after ?? 0) * 1_000);
	};
	look();
	// Pages that change without being loaded anew.
	(window as History).navigation?.addEventListener("currententrychange", look);
	return settle;
}

/** Whether the visitor has a conversation or something typed here, or sent the bubble away. Where storage is denied nobody can tell. */
function isKnown(site: string): boolean {
	try {
		return [`bellhop:${site}`, quiet(site)].some((key) => localStorage.getItem(key) ?? sessionStorage.getItem(key));
	} catch {
		return false;
	}
}

function remember(site: string): void {
	try {
		sessionStorage.setItem(quiet(site), "1");
	} catch {
		// Then it comes again with the next page.
	}
}

function quiet(site: string): string {
	return `bellhop-quiet:${site}`;
}
