import { problemBody } from "@bellhop/contract/problem";

/**
 * The BFF refused: it answered with a status that is not a success. Never thrown for a connection that broke, nor for
 * a turn that ended with a problem (that is a part of its stream).
 */
export class ProblemError extends Error {
	override readonly name = "ProblemError";
	/** A code of the problem table, or one this widget does not know yet. */
	readonly code: string;
	/** Seconds after which the same call may succeed. */
	readonly retryAfter: number | undefined;
	/** With `identity_invalid`: which rule the token broke, for the page's developer. */
	readonly reason: string | undefined;

	constructor(code: string, retryAfter?: number, reason?: string) {
		super(code);
		this.code = code;
		this.retryAfter = retryAfter;
		this.reason = reason;
	}
}

/** Reads the problem from a response that is not a success; one without a readable body is named by its status. */
export async function problemOf(response: Response): Promise<ProblemError> {
	const wait = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
	const body = problemBody.safeParse(await response.json().catch(() => undefined));
	const { code, reason } = body.success ? body.data.error : { code: codeOf(response.status) };
	return new ProblemError(code, Number.isFinite(wait) ? wait : undefined, reason);
}

function codeOf(status: number): string {
	if (status === 429) return "rate_limited";
	if (status === 413) return "body_too_large";
	if (status === 502 || status === 503 || status === 504) return "unavailable";
	return "internal";
}
