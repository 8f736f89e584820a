import * as z from "zod/mini";

/**
 * Codes of refusals, answered with an HTTP status before anything is streamed. Stable: a code is never renamed.
 * Their statuses and English sentences stand in the BFF's problem table; a visitor's sentences in the widget's words.
 */
export const requestProblemCodes = [
	"invalid_json",
	"invalid_body",
	"unsupported_content_type",
	"body_too_large",
	"message_too_long",
	"session_missing",
	"session_expired",
	"identity_invalid",
	"identity_required",
	"origin_not_allowed",
	"site_unknown",
	"chat_not_found",
	"turn_not_found",
	"message_conflict",
	"message_not_editable",
	"turn_running",
	"turn_not_retryable",
	"approval_not_found",
	"approval_settled",
	"approval_invalid",
	"handover_unavailable",
	"rate_limited",
	"not_found",
	"unavailable",
	"internal",
] as const;

/** Codes a running turn can end with; the `errorText` of the stream's `error` part. Stable. */
export const turnProblemCodes = [
	"model_busy",
	"model_unavailable",
	"model_timeout",
	"model_misconfigured",
	"model_empty",
	"model_broken",
	"answer_cut",
	"answer_refused",
	"step_limit",
	"turn_too_long",
	"turn_interrupted",
	"turn_failed",
] as const;

export type RequestProblemCode = (typeof requestProblemCodes)[number];
export type TurnProblemCode = (typeof turnProblemCodes)[number];

/** The body of every answer that is not a success. `message` is for developers, never shown to a visitor. */
export const problemBody = z.object({
	error: z.object({
		code: z.string(),
		message: z.string(),
		requestId: z.string(),
		/** With `identity_invalid`: which rule the token broke (`identity.ts`), for the site's developer. */
		reason: z.optional(z.string()),
	}),
});
