import type { Signal } from "../store/signal.ts";
import type { ChatState } from "../store/state.ts";

/** Milliseconds without a word after which the visitor is asked how it was. */
const quietTime = 120_000;

/** What asking needs to see, and where it asks. */
export interface RatingPlace {
	/** The conversation of which the visitor is asked. */
	readonly asks: Signal<string | undefined>;
	readonly open: { readonly value: boolean };
	/** Whether something is typed. */
	readonly draft: { readonly value: string };
	/** Fetches what draws the question. */
	fetch(): void;
}

/**
 * Asks how a conversation was, once in each, when its last answer has stood for two quiet minutes before an open panel.
 * Returns what is to be told of everything that happens, and what ends it.
 */
export function askRating({ asks, open, draft, fetch }: RatingPlace) {
	const asked = new Set<string>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const leave = () => clearTimeout(timer);
	return {
		happened(state: ChatState): void {
			leave();
			const { chat, messages, phase, rating } = state;
			const isDone = messages.at(-1)?.metadata?.state === "done";
			if (phase !== "idle" || !isDone || rating !== undefined || asked.has(chat)) return;
			timer = setTimeout(() => {
				if (!open.value || draft.value !== "") return;
				asked.add(chat);
				fetch();
				asks.value = chat;
			}, quietTime);
		},
		leave,
	};
}
