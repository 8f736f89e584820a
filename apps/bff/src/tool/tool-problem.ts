/** Why a tool call failed, each with the words the model is given so that it can tell the visitor honestly. */
export const toolProblems = {
	input_invalid: "The arguments do not fit this tool. Correct them, or ask the visitor.",
	identity_missing: "This needs a visitor who is signed in.",
	approval_required: "This needs the visitor's confirmation, which cannot be given here yet. It was not done.",
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
}

/** The problem an HTTP status outside 2xx stands for. */
export function problemOfStatus(status: number): ToolProblemCode {
	if (status === 401 || status === 403) return "credential_refused";
	if (status === 404 || status === 410) return "not_found";
	if (status === 409) return "conflict";
	if (status === 429) return "busy";
	return status < 500 ? "request_refused" : "system_error";
}
