/** One event of a turn: its number from 1, and its part as the exact JSON text that is stored and sent. */
export interface TurnEvent {
	readonly number: number;
	readonly part: string;
}

/** Why a running turn is cut off. `lost`: another process has closed it, nothing may be written any more. */
export type Interruption = "stop" | "shutdown" | "lost";

/** How much of the newest events is held for readers; who is further behind reads from the log. */
const tailLength = 512;

/** A turn running in this process, as readers see it: events are published here once they are in the log. */
export class LiveTurn {
	readonly #abort = new AbortController();
	readonly #ending = new AbortController();
	readonly #waiting = new Set<() => void>();
	#tail: TurnEvent[] = [];
	#ended = false;

	/** Aborted when the turn is cut off; its reason is the `Interruption`. */
	get signal(): AbortSignal {
		return this.#abort.signal;
	}

	/** Aborted when the process ends: what must not be torn in two listens to this one alone. */
	get ending(): AbortSignal {
		return this.#ending.signal;
	}

	get ended(): boolean {
		return this.#ended;
	}

	interrupt(reason: Interruption): void {
		this.#abort.abort(reason);
		if (reason === "shutdown") this.#ending.abort(reason);
	}

	/** Hands events that are in the log to whoever follows. */
	publish(events: readonly TurnEvent[]): void {
		this.#tail = [...this.#tail, ...events].slice(-tailLength);
		this.#wakeAll();
	}

	end(): void {
		this.#ended = true;
		this.#wakeAll();
	}

	/** The events after a number, or nothing when they are no longer (or not yet) held and the log must be asked. */
	since(number: number): readonly TurnEvent[] | undefined {
		const [first] = this.#tail;
		if (!first || number + 1 < first.number) return undefined;
		return this.#tail.slice(number + 1 - first.number);
	}

	/** Settles at the next change, or when `signal` is aborted. */
	changed(signal: AbortSignal): Promise<void> {
		if (this.#ended || signal.aborted) return Promise.resolve();
		return new Promise((resolve) => {
			const wake = () => {
				this.#waiting.delete(wake);
				signal.removeEventListener("abort", wake);
				resolve();
			};
			this.#waiting.add(wake);
			signal.addEventListener("abort", wake, { once: true });
		});
	}

	#wakeAll(): void {
		for (const wake of [...this.#waiting]) wake();
	}
}
