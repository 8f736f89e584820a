import type { Words } from "./words.ts";

/** The sentences of an open panel in which nothing has been said. They come with `panel.js`. */
export const panelWords = [
	"language",
	"direction",
	"launcher",
	"assistant",
	"demoModel",
	"demoModelHint",
	"menu",
	"signedIn",
	"signedInAs",
	"close",
	"conversation",
	"starters",
	"composerLabel",
	"composerPlaceholder",
	"composerHint",
	"send",
	"stop",
	"stopping",
	"writing",
	"slow",
	"jumpToLatest",
	"loadingConversation",
	"historyFailed",
	"tryAgain",
	"dismiss",
	"edit",
] as const satisfies readonly (keyof Words)[];

/** The further ones of what only some conversations have, and of the menu. They come with `more.js`; what is in neither list comes with `talk.js`. */
export const moreWords = [
	"newConversation",
	"earlierConversations",
	"untitled",
	"downloadTranscript",
	"transcriptOf",
	"queued",
	"takeBack",
	"rating",
	"approval",
] as const satisfies readonly (keyof Words)[];

/** What a panel can say at once. */
export type PanelWords = Pick<Words, (typeof panelWords)[number]>;

/** What it can say once the talk has come. */
export type TalkWords = Omit<Words, (typeof moreWords)[number]>;

/** A language's words in the pieces they are served in, by the chunk they come with. */
export function wordsByChunk(words: Words): Readonly<Record<"panel" | "talk" | "more", object>> {
	const entries = Object.entries(words);
	const lists: Readonly<Record<"panel" | "more", readonly string[]>> = { panel: panelWords, more: moreWords };
	const of = (has: (key: string) => boolean) => Object.fromEntries(entries.filter(([key]) => has(key)));
	return {
		panel: of((key) => lists.panel.includes(key)),
		talk: of((key) => !lists.panel.includes(key) && !lists.more.includes(key)),
		more: of((key) => lists.more.includes(key)),
	};
}
