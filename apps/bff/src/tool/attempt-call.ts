import { makeId } from "@bellhop/contract/id";
import { type AuthorizationContext, AuthorizationRefusal } from "../authorization/authorize.ts";
import { sendAuthorized } from "../authorization/send-authorized.ts";
import { TokenFault, type TokenFaultReason } from "../authorization/token-fault.ts";
import type { Egress } from "../egress/egress.ts";
import { faultProblems } from "../egress/fault-problem.ts";
import { EgressFailure, EgressRefusal } from "../egress/refusal.ts";
import type { EgressAnswer, EgressRequest } from "../egress/send-request.ts";
import { signSubjectToken, subjectTokenHeader } from "../identity/sign-subject-token.ts";
import type { Log } from "../log.ts";
import { UnsealError } from "../secret/cipher.ts";
import { buildRequest, type IdentityClaims } from "./build-request.ts";
import type { Citations } from "./citations.ts";
import { checkAgainst } from "./json-schema.ts";
import { modelSchema } from "./model-schema.ts";
import type { ToolRecord } from "./offer-tools.ts";
import { shapeResponse } from "./shape-response.ts";
import type { Source } from "./sources-of.ts";
import { ToolProblem, type ToolProblemCode } from "./tool-problem.ts";

export interface ToolContext extends AuthorizationContext {
	readonly egress: Egress;
	readonly claims: IdentityClaims;
	readonly log: Log;
	/** The BFF's own address, the issuer of subject tokens. */
	readonly address: string;
}

/** How a call went: the text for the model, and the problem when it failed. */
export interface ToolOutcome {
	readonly text: string;
	readonly problem?: ToolProblemCode;
	/** The pages its answer names. What the system echoes of a credential was masked before it was read. */
	readonly sources?: readonly Source[];
}

/** One request to be made, by the model in a turn or by an admin in the test console. */
export interface CallAttempt {
	readonly record: ToolRecord;
	readonly input: Readonly<Record<string, unknown>>;
	readonly signal: AbortSignal;
	/** Whether somebody who may said yes to a write; without it a write is refused and nothing is sent. */
	readonly approved: boolean;
	/** A trial of the secret that `replaceSecret` stored. */
	readonly secret?: "pending";
	/** The call's row, for the log, as `webhook-id` and as the `Idempotency-Key` of a write. */
	readonly callId?: string;
	/** Numbers the pages that the answer names, where the visitor is shown them. */
	readonly citations?: Citations;
	/** The conversation the call belongs to; a trial has none, and no subject is vouched for in it. */
	readonly conversationId?: string;
}

/** Sees a call go by. The credential is held by the scrubber while these run, and not a moment longer. */
export interface CallWatcher {
	/** Just before it leaves, the credential included: `credentialHeaders` names the headers that carry it. */
	sending?(request: EgressRequest, credentialHeaders: readonly string[]): void;
	/** Every answer, whatever its status; its bytes are scrubbed. */
	answered?(answer: EgressAnswer): void;
	/** The error behind a problem, unscrubbed. */
	failed?(error: unknown): void;
}

/**
 * Makes one request from arguments to the text for the model, writing nothing down. Whatever goes wrong is an outcome
 * with words for the model, never an exception. The decrypted credential lives in here only; it is masked until what the
 * system echoes of it was parsed and shaped.
 */
export async function attemptCall(
	context: ToolContext,
	call: CallAttempt,
	watcher: CallWatcher = {},
): Promise<ToolOutcome> {
	const held: Held = { releases: [] };
	try {
		const { tool } = call.record;
		if (tool.access === "write" && !call.approved) throw new ToolProblem("approval_required");
		const fault = checkAgainst(modelSchema(tool), call.input);
		if (fault) throw new ToolProblem("input_invalid", fault);
		const answer = await send(context, call, { watcher, held });
		const { text, sources } = shapeResponse(tool.response, answer, call.citations);
		return { text: context.scrubber.scrub(text), sources };
	} catch (error) {
		watcher.failed?.(error);
		const problem = asToolProblem(error);
		if (problem.code === "internal")
			context.log.error({ error, callId: call.callId }, "a tool call failed inside Bellhop");
		return {
			text: context.scrubber.scrub(problem.text),
			problem: problem.code,
		};
	} finally {
		for (const release of held.releases) release();
	}
}

/** What lets the scrubber forget the credentials of this call. */
interface Held {
	readonly releases: (() => void)[];
}

async function send(
	context: ToolContext,
	call: CallAttempt,
	{ watcher, held }: { readonly watcher: CallWatcher; readonly held: Held },
): Promise<EgressAnswer> {
	const { tool, authorization } = call.record;
	const request = buildRequest(tool, call.input, context.claims);
	const callId = call.callId ?? makeId("call");
	const vouched = await vouchForSubject(context, { ...call, callId });
	if (vouched) held.releases.push(context.scrubber.hold(vouched));
	const headers = {
		...request.headers,
		...(vouched && { [subjectTokenHeader]: vouched }),
		...(tool.access === "write" && { "idempotency-key": callId }),
	};
	const { answer, stillRefused } = await sendAuthorized(context, {
		authorization,
		request: { ...request, headers, timeoutMs: tool.timeoutMs, signal: call.signal },
		access: tool.access,
		callId,
		repeatable: tool.access === "read" || tool.idempotent,
		secret: call.secret,
		hold: (release) => held.releases.push(release),
		sending: (outgoing, credentialHeaders) => watcher.sending?.(outgoing, credentialHeaders),
	});
	const clean = { ...answer, bytes: Buffer.from(context.scrubber.scrub(answer.bytes.toString("utf8"))) };
	watcher.answered?.(clean);
	if (stillRefused) throw new ToolProblem("credential_refused_after_refresh", `HTTP ${answer.status}`);
	return clean;
}

/** The subject token of a call, where the tool wants one and there is a verified visitor in a conversation. */
async function vouchForSubject(
	context: ToolContext,
	{ record: { tool }, callId, conversationId }: CallAttempt & { readonly callId: string },
): Promise<string | undefined> {
	const subject = context.claims?.["sub"];
	const { subjectTokenAudience: audience, siteId, name } = tool;
	if (!audience || typeof subject !== "string" || conversationId === undefined) return undefined;
	return signSubjectToken(context, { subject, siteId, tool: name, audience, conversationId, callId });
}

const tokenProblems: Record<TokenFaultReason, ToolProblemCode> = {
	not_connected: "credential_not_connected",
	reconnect_needed: "credential_not_connected",
	token_refused: "token_refused",
	token_unavailable: "token_unavailable",
	still_refused: "credential_refused_after_refresh",
};

function asToolProblem(error: unknown): ToolProblem {
	if (error instanceof ToolProblem) return error;
	if (error instanceof TokenFault) return new ToolProblem(tokenProblems[error.reason]);
	if (error instanceof EgressFailure) return new ToolProblem(faultProblems[error.fault]);
	if (error instanceof EgressRefusal) return new ToolProblem("not_allowed_out");
	if (error instanceof AuthorizationRefusal || error instanceof UnsealError)
		return new ToolProblem("credential_unusable");
	if ((error as Error).name === "AbortError") return new ToolProblem("connection_lost", "stopped");
	return new ToolProblem("internal");
}
