import type { AdminProblemBody, AdminProblemCode } from "@bellhop/contract/admin-problem";
import type { IdentityRefusalReason } from "@bellhop/contract/identity";
import type { RequestProblemCode } from "@bellhop/contract/problem";
import type { ContentfulStatusCode } from "hono/utils/http-status";

type ProblemCode = RequestProblemCode | AdminProblemCode;

/** Every refusal of the public API: its HTTP status and the sentence for the developer who reads the answer. */
const problems = {
	invalid_json: [400, "The body is not valid JSON."],
	invalid_body: [400, "The body does not have the documented shape."],
	unsupported_content_type: [415, "Send the body as application/json."],
	body_too_large: [413, "The body is larger than 256 KiB."],
	message_too_long: [413, "The message is longer than 8,000 characters."],
	session_missing: [401, "Send a session token: Authorization: Bearer <token>."],
	session_expired: [401, "The session has ended. Open a new one with POST /v1/sessions."],
	identity_invalid: [401, "The identity token was not accepted."],
	identity_required: [401, "This site is for signed-in visitors. Send an identity token."],
	origin_not_allowed: [403, "This site does not allow requests from this origin."],
	site_unknown: [404, "No site has this key."],
	chat_not_found: [404, "There is no such conversation for this session."],
	turn_not_found: [404, "There is no such turn in this conversation."],
	message_conflict: [409, "This message id was used before, for another message."],
	message_not_editable: [409, "Only the newest message can be written anew, and only while nothing was done since."],
	turn_running: [409, "An answer is still being written in this conversation."],
	turn_not_retryable: [409, "Only a turn that failed, was stopped or was interrupted can be retried."],
	approval_not_found: [404, "There is nothing to confirm here for this session."],
	approval_settled: [409, "This was confirmed, cancelled or withdrawn before."],
	approval_invalid: [422, "Some of the values cannot be used."],
	handover_unavailable: [409, "This site hands no conversations over to a person."],
	rate_limited: [429, "Too many requests. Wait as many seconds as Retry-After says."],
	not_found: [404, "There is nothing at this address."],
	unavailable: [503, "The service cannot answer right now. Try again in a moment."],
	internal: [500, "Something went wrong on our side."],
	admin_session_missing: [401, "Log in first."],
	cross_site_request: [403, "This request did not come from the config page."],
	setup_link_invalid: [410, "This set-up link is used up or too old. Start Bellhop again to get a new one."],
	input_invalid: [422, "Some fields need another look."],
	nothing_pending: [409, "There is no new secret to be tried."],
	two_keys_live: [409, "Two signing keys are live. Retire one of them first."],
	connect_failed: [409, "The connection could not be made."],
	identity_keys_full: [409, "There are two keys already. Revoke one of them first."],
	write_not_unknown: [409, "The outcome of this action is known by now."],
	authorization_in_use: [409, "Tools still use this authorization. Give them another one first."],
} as const satisfies Record<ProblemCode, readonly [ContentfulStatusCode, string]>;

/** One field that cannot stay as it is; `path` such as `parameters.0.name`. */
export interface FieldFault {
	readonly path: string;
	readonly message: string;
}

/** Thrown by a verb to refuse a request with a code of the problem table. Never carries internals. */
export class Problem extends Error {
	override readonly name = "Problem";
	readonly code: ProblemCode;
	readonly status: ContentfulStatusCode;
	/** With `input_invalid`: what is wrong with which field. */
	readonly fields: readonly FieldFault[] | undefined;
	/** With `identity_invalid`: a code for the developer. */
	readonly reason?: IdentityRefusalReason;

	/** @param detail replaces the table's sentence where the caller can mend more with it, such as the failing field. */
	constructor(code: ProblemCode, detail?: string, fields?: readonly FieldFault[]) {
		super(detail ?? problems[code][1]);
		this.code = code;
		this.status = problems[code][0];
		this.fields = fields;
	}

	/** The answer's body. */
	body(requestId: string): AdminProblemBody {
		const { code, message, fields, reason } = this;
		return { error: { code, message, requestId, ...(reason && { reason }), ...(fields && { fields: [...fields] }) } };
	}
}

/** Thrown where an allowance is used up. `retryAfter` is the answer's Retry-After header: whole seconds until it is renewed. */
export class RateLimited extends Problem {
	readonly retryAfter: number;

	constructor(retryAfter: number) {
		super("rate_limited");
		this.retryAfter = retryAfter;
	}
}

/** Thrown where an identity token is refused: one code for the visitor, the reason and its sentence for the developer. */
export class IdentityInvalid extends Problem {
	override readonly reason: IdentityRefusalReason;

	constructor(reason: IdentityRefusalReason, finding: string) {
		super("identity_invalid", `The identity token was not accepted. ${finding}`);
		this.reason = reason;
	}
}
