import type { Id } from "@bellhop/contract/id";
import { eq } from "drizzle-orm";
import { type AuthorizationContext, AuthorizationRefusal, authorize } from "../authorization/authorize.ts";
import { type ToolCall, toolCalls } from "../database/tables/index.ts";
import type { Egress } from "../egress/egress.ts";
import { EgressFailure, type EgressFault, EgressRefusal } from "../egress/refusal.ts";
import type { EgressAnswer } from "../egress/send-request.ts";
import type { Log } from "../log.ts";
import { UnsealError } from "../secret/cipher.ts";
import { buildRequest, type IdentityClaims } from "./build-request.ts";
import { checkAgainst } from "./json-schema.ts";
import { modelSchema } from "./model-schema.ts";
import type { ToolRecord } from "./offer-tools.ts";
import { shapeResponse } from "./shape-response.ts";
import { ToolProblem, type ToolProblemCode } from "./tool-problem.ts";

export interface ToolContext extends AuthorizationContext {
	readonly egress: Egress;
	readonly claims: IdentityClaims;
	readonly log: Log;
}

/** One wish of the model. */
export interface ToolCallInput {
	readonly callId: Id<"call">;
	readonly turnId: Id<"turn">;
	readonly record: ToolRecord;
	readonly input: Readonly<Record<string, unknown>>;
	readonly signal: AbortSignal;
}

/** How a call went: the text for the model, and the problem when it failed. */
export interface ToolOutcome {
	readonly text: string;
	readonly problem?: ToolProblemCode;
}

type Measured = Partial<Pick<ToolCall, "httpStatus" | "requestBytes" | "responseBytes">>;

/**
 * Calls the owner's system once. The call is a row before the request leaves and is completed when its answer is known;
 * whatever goes wrong is an outcome with words for the model, never an exception.
 */
export async function callTool(context: ToolContext, call: ToolCallInput): Promise<ToolOutcome> {
	const { record, callId } = call;
	const { database, clock, scrubber } = context;
	await database.query.insert(toolCalls).values({
		id: callId,
		turnId: call.turnId,
		toolId: record.tool.id,
		toolName: record.tool.name,
		input: { ...call.input },
		state: "running",
		startedAt: clock.now(),
	});
	const measured: Measured = {};
	const outcome = await attempt(context, call, measured);
	const text = scrubber.scrub(outcome.text);
	await database.query
		.update(toolCalls)
		.set({
			...measured,
			state: outcome.problem ? "failed" : "done",
			problem: outcome.problem ?? null,
			output: text,
			outputBytes: Buffer.byteLength(text),
			endedAt: clock.now(),
		})
		.where(eq(toolCalls.id, callId));
	return { ...outcome, text };
}

/** The decrypted credential lives in here only; it is masked until what the system echoes of it was parsed and shaped. */
async function attempt(context: ToolContext, call: ToolCallInput, measured: Measured): Promise<ToolOutcome> {
	const held = { release: () => {} };
	try {
		const { tool } = call.record;
		if (tool.access === "write") throw new ToolProblem("approval_required");
		const fault = checkAgainst(modelSchema(tool), call.input);
		if (fault) throw new ToolProblem("input_invalid", fault);
		const answer = await send(context, call, { measured, held });
		measured.httpStatus = answer.status;
		measured.responseBytes = answer.bytes.length;
		return { text: context.scrubber.scrub(shapeResponse(tool.response, answer)) };
	} catch (error) {
		const problem = asToolProblem(error);
		if (problem.code === "internal")
			context.log.error({ error, callId: call.callId }, "a tool call failed inside Bellhop");
		return {
			text: context.scrubber.scrub(JSON.stringify({ ok: false, problem: problem.code, explanation: problem.message })),
			problem: problem.code,
		};
	} finally {
		held.release();
	}
}

async function send(
	context: ToolContext,
	call: ToolCallInput,
	{ measured, held }: { readonly measured: Measured; readonly held: { release: () => void } },
): Promise<EgressAnswer> {
	const { tool, authorization } = call.record;
	const request = buildRequest(tool, call.input, context.claims);
	measured.requestBytes = Buffer.byteLength(request.body ?? "");
	const url = new URL(request.url);
	const authorized = authorization ? await authorize(context, authorization, { url, access: tool.access }) : undefined;
	if (authorized) held.release = authorized.release;
	const answer = await context.egress.send({
		...request,
		headers: { ...request.headers, ...authorized?.headers },
		timeoutMs: tool.timeoutMs,
		signal: call.signal,
	});
	return { ...answer, bytes: Buffer.from(context.scrubber.scrub(answer.bytes.toString("utf8"))) };
}

const faultProblems: Record<EgressFault, ToolProblemCode> = {
	dns: "unreachable",
	connect: "unreachable",
	tls: "unreachable",
	timeout: "timeout",
	reset: "connection_lost",
	redirect: "redirected",
	too_large: "answer_too_large",
	encoding: "answer_not_json",
};

function asToolProblem(error: unknown): ToolProblem {
	if (error instanceof ToolProblem) return error;
	if (error instanceof EgressFailure) return new ToolProblem(faultProblems[error.fault]);
	if (error instanceof EgressRefusal) return new ToolProblem("not_allowed_out");
	if (error instanceof AuthorizationRefusal || error instanceof UnsealError)
		return new ToolProblem("credential_unusable");
	if ((error as Error).name === "AbortError") return new ToolProblem("connection_lost", "stopped");
	return new ToolProblem("internal");
}
