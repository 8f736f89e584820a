import type { TalkWords } from "../words/parts.ts";
import { count } from "../words/words.ts";

/** How many answers have come that nobody has seen. */
export interface Unread {
	add(): void;
	/** The panel is looked at. */
	clear(): void;
}

/** Says on the launcher, to eyes and ears, how many answers came while the panel was closed; in the page's title too when `titled` says so. */
export function countUnread(root: ShadowRoot, words: TalkWords, titled: () => boolean): Unread {
	const badge = document.createElement("span");
	badge.className = "unread";
	let unread = 0;
	/** The page's own title, and the one it was given here. */
	let title = "";
	let titleHere: string | undefined;
	return {
		add() {
			const button = root.querySelector(".launcher");
			unread++;
			badge.textContent = unread.toLocaleString(words.language);
			button?.append(badge);
			const [label] = button?.getAttribute("aria-label")?.split(" · ") ?? [];
			const sentence = count(words, words.unread, unread);
			button?.setAttribute("aria-label", `${label} · ${sentence}`);
			// The launcher's unseen line of words, which is read out.
			const line = root.querySelector(".line");
			if (line) line.textContent = sentence;
			if (!titled()) return;
			if (document.title !== titleHere) title = document.title;
			titleHere = `(${badge.textContent}) ${title}`;
			document.title = titleHere;
		},
		clear() {
			unread = 0;
			badge.remove();
			// A title that the page has changed since is the page's.
			if (document.title === titleHere) document.title = title;
			titleHere = undefined;
		},
	};
}
