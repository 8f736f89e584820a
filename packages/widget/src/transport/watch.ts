/** A request's patience: its signal aborts when `limit` milliseconds pass without a sign of life, or with the outer signal. */
export interface Watch {
	readonly signal: AbortSignal;
	/** There was a sign of life: start counting anew, with another limit when one is given. */
	touch(limit?: number): void;
	end(): void;
}

/** Starts a watch. */
export function startWatch(limit: number, outer?: AbortSignal): Watch {
	const controller = new AbortController();
	const abort = () => controller.abort();
	let patience = limit;
	let timer = setTimeout(abort, patience);
	if (outer?.aborted) abort();
	outer?.addEventListener("abort", abort);
	return {
		signal: controller.signal,
		touch(next) {
			patience = next ?? patience;
			clearTimeout(timer);
			timer = setTimeout(abort, patience);
		},
		end() {
			clearTimeout(timer);
			outer?.removeEventListener("abort", abort);
		},
	};
}
