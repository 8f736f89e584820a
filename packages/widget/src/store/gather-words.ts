import type { StreamPart } from "@bellhop/contract/stream-part";

/**
 * Milliseconds that lie at least between words and the next ones. The BFF sends them twenty-five times in a second; whatever
 * sends more often would have a page do little else than draw.
 */
const apart = 20;

/** Takes parts, and gives them on in order: words that came together as one, a little later when others went just before; everything else at once. */
export interface WordGatherer {
	take(part: StreamPart): void;
	/** Nothing more came together with what was taken. */
	rest(): void;
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
			if (part.type === "text-delta") held = { ...part, delta: (held?.delta ?? "") + part.delta };
			else give(part);
		},
		rest() {
			const wait = due - performance.now();
			if (wait <= 0) flush();
			else timer ??= setTimeout(flush, wait);
		},
		flush,
	};
}
