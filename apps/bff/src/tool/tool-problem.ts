/** Why a tool call failed, each with the words the model is given so that it can tell the visitor honestly. */
export const toolProblems = {
	input_invalid: "The arguments do not fit this tool. Correct them, or ask the visitor.",
	identity_missing: "This needs a visitor who is signed in.",
	approval_required: "This needs the visitor's confirmation. It was not done.",
	one_at_a_time:
		"Another action waits for the visitor's confirmation already. This one was not done; ask for it when that is settled.",
	declined: "The visitor said no. It was not done. Do not ask for it again unless they want it.",
	withdrawn: "The visitor's confirmation is no longer asked for. It was not done.",
	expired: "The visitor did not confirm it in time. It was not done. It can be asked for again.",
	changed_since_asked:
		"The site's settings changed after the visitor was asked, so it was not done. It can be asked for again.",
	calls_cap: "This may not be done so often in a day for one visitor. It was not done. A person of the site may help.",
	amount_cap:
		"Together with what was done for this visitor today this would be more than the site allows. It was not done. A person of the site may help.",
	shadow: "The site's team is still trying this out: it was not done. Say so, and that a person may help.",
	outcome_unknown:
		"The request was sent, but nobody can say yet whether it was carried out. Never say that it was done or not done, and do not ask for it again. The site's team sees it and will look into it.",
	not_done: "It was looked up later, and was not done.",
	never_sent: "It was cut off before anything was sent, so it was not done.",
	not_offered: "This cannot be used now. Finish the steps before it first.",
	too_many_calls: "Too many calls in one answer. Say what you know, and ask the visitor how to go on.",
	not_allowed_out: "The site's settings do not allow this request. It was not sent.",
	credential_unusable: "The stored credential cannot be used. It was not sent.",
	unreachable: "The system could not be reached.",
	timeout: "The system did not answer in time.",
	connection_lost: "The connection to the system broke off.",
	redirected: "The system answered with a redirect, which is not followed.",
	answer_too_large: "The system's answer was too large to read.",
	answer_not_json: "The system's answer was not JSON.",
	answer_unexpected: "The system's answer did not have the expected shape.",
	request_refused: "The system refused the request as invalid.",
	credential_refused: "The system refused the stored credential.",
	credential_refused_after_refresh: "The system refused the stored credential even after it was renewed.",
	credential_not_connected: "The stored credential has to be connected again by the site's team. It was not sent.",
	token_refused: "The login server of the system refused the stored credential. It was not sent.",
	token_unavailable: "The login server of the system did not answer. It was not sent.",
	not_found: "The system has no such record. Details given by the visitor may be wrong.",
	conflict: "The system says this conflicts with its current state.",
	busy: "The system is receiving too many requests right now.",
	system_error: "The system had an error of its own.",
	internal: "The call failed inside Bellhop.",
} as const;

export type ToolProblemCode = keyof typeof toolProblems;

/** Thrown on the way through a call; becomes the call's row and the model's result. */
export class ToolProblem extends Error {
	override readonly name = "ToolProblem";
	readonly code: ToolProblemCode;

	/** @param detail more for the model, such as which argument is wrong; never internals or secrets. */
	constructor(code: ToolProblemCode, detail?: string) {
		super(detail ? `${toolProblems[code]} (${detail})` : toolProblems[code]);
		this.code = code;
	}

	/** The call's result as the model reads it. */
	get text(): string {
		return JSON.stringify({ ok: false, problem: this.code, explanation: this.message });
	}
}

/** The problem an HTTP status outside 2xx stands for. */
export function problemOfStatus(status: number): ToolProblemCode {
	if (status === 401 || status === 403) return "credential_refused";
	if (status === 404 || status === 410) return "not_found";
	if (status === 409) return "conflict";
	if (status === 429) return "busy";
	return status < 500 ? "request_refused" : "system_error";
}
