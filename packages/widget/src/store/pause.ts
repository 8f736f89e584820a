/** Waits, and can be cut short: by its signal, by `wake`, or because the browser is online again. Never throws. */
export interface Pause {
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
	wake(): void;
}

/** Makes a pause on real time. */
export function createPause(): Pause {
	const waking = new Set<() => void>();
	return {
		wait(milliseconds, signal) {
			return new Promise((resolve) => {
				const done = () => {
					clearTimeout(timer);
					waking.delete(done);
					signal.removeEventListener("abort", done);
					globalThis.removeEventListener?.("online", done);
					resolve();
				};
				const timer = setTimeout(done, milliseconds);
				waking.add(done);
				signal.addEventListener("abort", done);
				globalThis.addEventListener?.("online", done);
				if (signal.aborted) done();
			});
		},
		wake() {
			for (const done of [...waking]) done();
		},
	};
}

/** Milliseconds before the n-th new attempt (from 0): at once, then doubling from half a second to 15 s, with jitter. */
export function backOff(attempt: number): number {
	if (attempt === 0) return Math.random() * 250;
	return Math.min(15_000, 500 * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2);
}
