import { count, type Words } from "../words/words.ts";

/** How many answers have come that nobody has seen. */
export interface Unread {
	add(): void;
	/** The panel is looked at. */
	clear(): void;
}

/** Says on the launcher, to eyes and ears, how many answers came while the panel was closed; in the page's title too when `titled` says so. */
export function countUnread(root: ShadowRoot, words: Words, titled: () => boolean): Unread {
	const badge = document.createElement("span");
	badge.className = "unread";
	let unread = 0;
	let title: string | undefined;
	return {
		add() {
			const button = root.querySelector(".launcher");
			unread++;
			badge.textContent = unread.toLocaleString(words.language);
			button?.append(badge);
			const [label = ""] = button?.ariaLabel?.split(" · ") ?? [];
			const sentence = count(words, words.unread, unread);
			if (button) button.ariaLabel = `${label} · ${sentence}`;
			// The launcher's unseen line of words, which is read out.
			const line = root.querySelector(".line");
			if (line) line.textContent = sentence;
			if (!titled()) return;
			title ??= document.title;
			document.title = `(${badge.textContent}) ${title}`;
		},
		clear() {
			unread = 0;
			badge.remove();
			// A title that the page has changed since is the page's.
			if (title !== undefined && document.title.endsWith(title)) document.title = title;
			title = undefined;
		},
	};
}
