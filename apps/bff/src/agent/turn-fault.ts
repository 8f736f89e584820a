import type { TurnProblemCode } from "@bellhop/contract/problem";
import { APICallError, RetryError } from "ai";
import { EgressFailure, EgressRefusal } from "../egress/refusal.ts";

/** What a model's fault is called on the wire. */
export function problemOfModelError(error: unknown): TurnProblemCode {
	const cause = RetryError.isInstance(error) ? error.lastError : error;
	if (cause instanceof EgressFailure && cause.fault === "timeout") return "model_timeout";
	if (!APICallError.isInstance(cause)) return isConnectionError(cause) ? "model_unavailable" : "model_broken";
	const status = cause.statusCode;
	if (status === undefined) return "model_unavailable";
	if (status === 429) return "model_busy";
	if (status >= 500 || status === 408) return "model_unavailable";
	// A 200 whose stream then carries an error frame.
	return status < 400 ? "model_broken" : "model_misconfigured";
}

function isConnectionError(error: unknown): boolean {
	return error instanceof EgressRefusal || (error instanceof TypeError && error.message === "fetch failed");
}
