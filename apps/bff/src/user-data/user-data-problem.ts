import { faultProblems } from "../egress/fault-problem.ts";
import { EgressFailure, EgressRefusal } from "../egress/refusal.ts";
import { UnsealError } from "../secret/cipher.ts";

/** Why there is no user data. A visitor never sees one; the agent goes on without the data. */
export type UserDataProblemCode =
	| "identifier_missing"
	| "secret_unusable"
	| "not_allowed_out"
	| "unreachable"
	| "timeout"
	| "connection_lost"
	| "redirected"
	| "request_refused"
	| "secret_refused"
	| "user_unknown"
	| "system_error"
	| "answer_too_large"
	| "answer_not_json"
	| "answer_unexpected"
	| "identifier_mismatch"
	| "internal";

/** Thrown on the way; its message is a sentence for the site's admin, without anything of the visitor's. */
export class UserDataProblem extends Error {
	override readonly name = "UserDataProblem";
	readonly code: UserDataProblemCode;

	constructor(code: UserDataProblemCode, sentence: string) {
		super(sentence);
		this.code = code;
	}
}

/** What an error on the way is called. */
export function asUserDataProblem(error: unknown): UserDataProblem {
	if (error instanceof UserDataProblem) return error;
	if (error instanceof EgressRefusal) return new UserDataProblem("not_allowed_out", error.message);
	if (error instanceof EgressFailure) return new UserDataProblem(faultProblems[error.fault], error.message);
	if (error instanceof UnsealError) {
		return new UserDataProblem("secret_unusable", "The stored secret does not open. Enter it again.");
	}
	return new UserDataProblem("internal", "It failed inside Bellhop; the log says more.");
}

/** What an HTTP status outside 2xx means here. */
export function problemOfStatus(status: number): UserDataProblem {
	const [code, sentence] = meaningOf(status);
	return new UserDataProblem(code, `${sentence} (HTTP ${status}).`);
}

function meaningOf(status: number): readonly [UserDataProblemCode, string] {
	if (status === 401 || status === 403) return ["secret_refused", "The API refused the secret"];
	if (status === 404 || status === 410) {
		return ["user_unknown", "The API knows no such user, or there is nothing at its address"];
	}
	if (status >= 500) return ["system_error", "The API had an error of its own"];
	return ["request_refused", 'The API refused the request, which is {"identifier": "…"}'];
}
