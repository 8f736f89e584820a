import { parseJson } from "../egress/parse-json.ts";
import type { EgressAnswer } from "../egress/request.ts";
import { problemOfStatus, UserDataProblem } from "./user-data-problem.ts";

/**
 * The `user_info` of an answer `{"user_info": "…", "identifier": "…"}`, once the identifier is the one that was sent: data of
 * anybody else is dropped.
 * @throws UserDataProblem
 */
export function readUserInfo(answer: EgressAnswer, identifier: string): string {
	if (answer.status < 200 || answer.status > 299) throw problemOfStatus(answer.status);
	const { value, fault } = parseJson(answer);
	if (fault) throw new UserDataProblem("answer_not_json", fault);
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw unexpected("is not an object");
	const { user_info: info, identifier: returned } = value as Readonly<Record<string, unknown>>;
	if (typeof info !== "string") throw unexpected('has no text "user_info"');
	if (typeof returned !== "string") throw unexpected('has no text "identifier"');
	if (returned === identifier) return info;
	throw new UserDataProblem(
		"identifier_mismatch",
		"The answer names another identifier than the one that was sent, so it was dropped.",
	);
}

const unexpected = (what: string) => new UserDataProblem("answer_unexpected", `The answer ${what}.`);
