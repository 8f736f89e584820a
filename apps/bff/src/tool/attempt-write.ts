import type { Id } from "@bellhop/contract/id";
import type { ToolCall, Write } from "../database/tables/index.ts";
import { parseJson } from "../egress/parse-json.ts";
import { EgressFailure, EgressRefusal } from "../egress/refusal.ts";
import type { EgressAnswer, EgressRequest } from "../egress/send-request.ts";
import { attemptCall, type ToolContext } from "./attempt-call.ts";
import type { ToolRecord } from "./offer-tools.ts";
import { ToolProblem, type ToolProblemCode } from "./tool-problem.ts";
import { valuesAt } from "./values-at.ts";

/** An action to be done, whose intent is in the ledger. */
export interface WriteCall {
	readonly callId: Id<"call">;
	readonly record: ToolRecord;
	readonly input: Readonly<Record<string, unknown>>;
	readonly conversationId: Id<"chat">;
	/** Aborted when the process ends; a visitor who stops the answer does not tear an action in two. */
	readonly signal: AbortSignal;
}

/** How one attempt at an action ended, with what the model is told of it. */
export interface WriteAttempt {
	readonly state: Exclude<Write["state"], "running">;
	readonly problem?: ToolProblemCode;
	readonly text: string;
	readonly reference?: string;
	readonly measured: Measured;
}

/** What is measured of a call. */
export type Measured = { -readonly [Key in "httpStatus" | "requestBytes" | "responseBytes"]?: ToolCall[Key] };

/** What passed on the way of one request. */
interface Seen extends Measured {
	answer?: EgressAnswer;
	error?: unknown;
}

/**
 * Sends an action's request once, and judges what is known then: `done` only where the answer says so in the expected shape,
 * `failed` only where the owner's system refused it or nothing reached it, `unknown` for all else.
 * @param repeated whether a request with the same key may have arrived before
 */
export async function attemptWrite(
	context: ToolContext,
	{ callId, record, input, conversationId, signal }: WriteCall,
	{ repeated = false }: { readonly repeated?: boolean } = {},
): Promise<WriteAttempt> {
	const seen: Seen = {};
	const outcome = await attemptCall(
		context,
		{ callId, record, input, conversationId, signal, approved: true },
		{
			sending: ({ body }: EgressRequest) => {
				seen.requestBytes = Buffer.byteLength(body ?? "");
				delete seen.answer;
			},
			answered: (answer) => {
				seen.answer = answer;
				seen.httpStatus = answer.status;
				seen.responseBytes = answer.bytes.length;
			},
			failed: (error) => {
				seen.error = error;
			},
		},
	);
	const { answer, error, ...measured } = seen;
	const text = context.scrubber.scrub(outcome.text);
	if (outcome.problem === undefined) {
		const reference = answer && referenceIn(answer, record.tool.writing.reference);
		return { state: "done", text, ...(reference !== undefined && { reference }), measured };
	}
	if (isRefused(seen, repeated)) return { state: "failed", problem: outcome.problem, text, measured };
	const problem = "outcome_unknown";
	return { state: "unknown", problem, text: new ToolProblem(problem).text, measured };
}

/** Whether it is certain that nothing was done. A conflict with the key's own first request says nothing of that one. */
function isRefused({ requestBytes, httpStatus, error }: Seen, repeated: boolean): boolean {
	if (requestBytes === undefined) return true;
	if (error instanceof EgressRefusal) return !repeated;
	if (error instanceof EgressFailure && !error.sent) return !repeated;
	if (httpStatus == null || httpStatus < 400 || httpStatus >= 500) return false;
	return httpStatus !== 408 && !(repeated && (httpStatus === 409 || httpStatus === 429));
}

function referenceIn(answer: EgressAnswer, path: string | undefined): string | undefined {
	if (path === undefined) return undefined;
	const [found] = valuesAt(parseJson(answer).value, path);
	return found === undefined ? undefined : String(found).slice(0, 200);
}
