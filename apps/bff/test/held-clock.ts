import type { Clock } from "../src/clock.ts";

/** A clock that stands still until a test moves it. */
export class HeldClock implements Clock {
	#now: number;

	/** @param now starts at the real time, since `better-auth` and `jose` look at the machine's clock, at a whole hour. */
	constructor(now: number = Math.floor(Date.now() / 3_600_000) * 3_600_000) {
		this.#now = now;
	}

	now(): Date {
		return new Date(this.#now);
	}

	/** Moves it on, by milliseconds. */
	pass(milliseconds: number): void {
		this.#now += milliseconds;
	}
}
