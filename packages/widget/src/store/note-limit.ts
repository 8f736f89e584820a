import { ProblemError } from "../transport/problem-error.ts";
import type { StoreContext } from "./context.ts";

/** Seconds to wait where the BFF does not say. */
const ordinaryWait = 60;

/** Where an error says that an allowance is used up, takes down until when. */
export function noteLimit(context: StoreContext, error: unknown): void {
	if (!(error instanceof ProblemError) || error.code !== "rate_limited") return;
	const until = Date.parse(context.now()) + (error.retryAfter ?? ordinaryWait) * 1_000;
	context.dispatch({ type: "limit-reached", until: new Date(until).toISOString() });
}
