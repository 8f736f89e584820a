import type { Clock } from "../clock.ts";
import type { UseCounter } from "./use-counter.ts";

/** What it takes to count. */
export interface LimitContext {
	readonly counter: UseCounter;
	readonly clock: Clock;
}
