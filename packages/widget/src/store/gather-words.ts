import type { StreamPart } from "@bellhop/contract/stream-part";

/**
 * Milliseconds that lie between words and the next ones: a page that drew each of two hundred in a second would do little else.
 * Not less: on a slow phone words and the frame that shows them take 30, and whoever draws more often shows them later.
 */
const apart = 33;

/** Takes parts one by one, and gives them on: words at most thirty times in a second, everything else at once and in order. */
export interface WordGatherer {
	take(part: StreamPart): void;
	/** Gives on what is still held. */
	flush(): void;
}

/** Gathers words that follow each other; `give` gets the parts. */
export function gatherWords(give: (part: StreamPart) => void): WordGatherer {
	let held: (StreamPart & { type: "text-delta" }) | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** When the next may be given on; words that come after a pause need not wait. */
	let due = 0;
	const flush = () => {
		clearTimeout(timer);
		timer = undefined;
		const part = held;
		held = undefined;
		if (!part) return;
		due = performance.now() + apart;
		give(part);
	};
	return {
		take(part) {
			if (part.type !== "text-delta" || held?.id !== part.id) flush();
			if (part.type !== "text-delta") return give(part);
			held = { ...part, delta: (held?.delta ?? "") + part.delta };
			timer ??= setTimeout(flush, due - performance.now());
		},
		flush,
	};
}
