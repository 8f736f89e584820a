import { renderRequest, type ShownRequest } from "../../egress/render-request.ts";
import { attemptCall, type CallWatcher, type ToolContext } from "../attempt-call.ts";
import { buildRequest, type IdentityClaims } from "../build-request.ts";
import { Citations } from "../citations.ts";
import type { ToolRecord } from "../offer-tools.ts";
import { ToolProblem, type ToolProblemCode } from "../tool-problem.ts";
import { explainProblem } from "./explain-problem.ts";
import { maskedCredential, maskRequest } from "./mask-request.ts";
import { type ShownAnswer, showAnswer } from "./show-answer.ts";

/** Who tries: everything a live call has but the identity of a visitor. */
export type TrialContext = Omit<ToolContext, "claims">;

/** One call from the test console. */
export interface Trial {
	/** Draft or live. */
	readonly record: ToolRecord;
	/** The model's arguments, by name. */
	readonly values: Readonly<Record<string, unknown>>;
	/** Claims of a made-up identity; absent means a visitor nobody knows. */
	readonly claims?: IdentityClaims;
	/** Whether the admin was warned and goes on; a write is not sent without it. */
	readonly confirmed: boolean;
	readonly signal: AbortSignal;
	/** A trial of the secret that `replaceSecret` stored. */
	readonly secret?: "pending";
}

/** What an admin sees of a trial. No part of it holds a secret. */
export interface TrialResult {
	/** Absent when the values do not even make a request. */
	readonly request: ShownRequest | undefined;
	/** Whether it left, so that the owner's system may have acted on it. */
	readonly sent: boolean;
	readonly status: number | undefined;
	/** From just before it left to the end of the answer. */
	readonly milliseconds: number | undefined;
	readonly answer: ShownAnswer | undefined;
	/** The exact text the model would be given, and what it weighs. A token is taken for four bytes. */
	readonly model: { readonly text: string; readonly bytes: number; readonly estimatedTokens: number };
	readonly problem: { readonly code: ToolProblemCode; readonly sentence: string } | undefined;
}

type Seen = { -readonly [Key in "request" | "sent" | "status" | "milliseconds" | "answer"]?: TrialResult[Key] } & {
	sentence?: string;
};

/**
 * Calls a tool as a live conversation would (`attemptCall`), and shows what went out and came back. Nothing is written down:
 * a trial has no turn. A write that is not confirmed is shown and not sent.
 */
export async function tryTool(context: TrialContext, trial: Trial): Promise<TrialResult> {
	const { record, claims, values, confirmed, signal, secret } = trial;
	const live: ToolContext = { ...context, claims };
	const seen: Seen = { request: preview(trial) };
	if (record.tool.audience === "verified" && claims === undefined) return anonymous(context, record, seen);
	const citations = record.tool.access === "read" && { citations: new Citations() };
	const call = { record, input: values, signal, approved: confirmed, ...citations, ...(secret && { secret }) };
	const outcome = await attemptCall(live, call, watch(context, record, seen));
	return result(seen, outcome.text, outcome.problem);
}

/** The request as it would leave, without opening the credential. */
function preview({ record, values, claims }: Trial): ShownRequest | undefined {
	const { tool, authorization } = record;
	try {
		const { headers, ...request } = buildRequest(tool, values, claims);
		const key = tool.access === "write" && { "idempotency-key": "(made for each call)" };
		return renderRequest({ ...request, headers: { ...headers, ...maskedCredential(authorization), ...key } });
	} catch (error) {
		if (error instanceof ToolProblem) return undefined;
		throw error;
	}
}

/** Such a tool is not offered to a visitor nobody knows, so it is not called for one here either. */
function anonymous({ scrubber }: TrialContext, record: ToolRecord, seen: Seen): TrialResult {
	const error = new ToolProblem("identity_missing");
	return result(
		{ ...seen, sentence: explainProblem({ record, error, answer: undefined }) },
		scrubber.scrub(error.text),
		error.code,
	);
}

/** Takes down what passes while the credential is held, so that everything is masked before it is kept. */
function watch({ scrubber }: TrialContext, record: ToolRecord, seen: Seen): CallWatcher {
	const scrub = (text: string) => scrubber.scrub(text);
	let answered: Parameters<NonNullable<CallWatcher["answered"]>>[0] | undefined;
	let started = 0;
	return {
		sending(request, credentialHeaders) {
			const { authorization } = record;
			seen.request = renderRequest(maskRequest(request, { authorization, credentialHeaders, scrub }));
			seen.sent = true;
			started = performance.now();
		},
		answered(answer) {
			answered = answer;
			seen.milliseconds = Math.round(performance.now() - started);
			seen.status = answer.status;
			seen.answer = showAnswer(answer, record.tool, scrub);
		},
		failed(error) {
			if (seen.sent && !answered) seen.milliseconds = Math.round(performance.now() - started);
			if (isBeforeSending(error)) seen.sent = false;
			seen.sentence = scrub(explainProblem({ record, error, answer: answered }));
		},
	};
}

/** A refusal of the egress, and failures that say so, happen before the first byte. */
function isBeforeSending(error: unknown): boolean {
	const { name, sent } = error as { name?: unknown; sent?: unknown };
	return name === "EgressRefusal" || sent === false;
}

function result(seen: Seen, text: string, code: ToolProblemCode | undefined): TrialResult {
	const bytes = Buffer.byteLength(text);
	return {
		request: seen.request,
		sent: seen.sent ?? false,
		status: seen.status,
		milliseconds: seen.milliseconds,
		answer: seen.answer,
		model: { text, bytes, estimatedTokens: Math.ceil(bytes / 4) },
		problem: code && { code, sentence: seen.sentence ?? "" },
	};
}
