import type { Id } from "@bellhop/contract/id";
import { and, eq } from "drizzle-orm";
import { toolCalls } from "../database/tables/index.ts";
import type { EgressAnswer, EgressRequest } from "../egress/send-request.ts";
import { attemptCall, type ToolContext, type ToolOutcome } from "./attempt-call.ts";
import type { Measured } from "./attempt-write.ts";
import type { Citations } from "./citations.ts";
import type { ToolRecord } from "./offer-tools.ts";

/** One wish of the model. */
export interface ToolCallInput {
	readonly callId: Id<"call">;
	readonly turnId: Id<"turn">;
	readonly record: ToolRecord;
	readonly input: Readonly<Record<string, unknown>>;
	readonly signal: AbortSignal;
	/** Numbers the pages that the answer names. */
	readonly citations?: Citations;
	/** For whom a subject token would be signed; without it none is. */
	readonly conversationId?: Id<"chat">;
}

/**
 * Asks the owner's system once for something to read. The call is a row before the request leaves and is completed when its
 * answer is known; whatever goes wrong is an outcome with words for the model, never an exception. What writes is refused:
 * that is `performWrite`'s.
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
	const watcher = {
		sending: ({ body }: EgressRequest) => {
			measured.requestBytes = Buffer.byteLength(body ?? "");
		},
		answered: ({ status, bytes }: EgressAnswer) => {
			measured.httpStatus = status;
			measured.responseBytes = bytes.length;
		},
	};
	const outcome = await attemptCall(context, { ...call, approved: false }, watcher);
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
		// A process that was paused finds its call closed as unknown, and lets it be.
		.where(and(eq(toolCalls.id, callId), eq(toolCalls.state, "running")));
	return { ...outcome, text };
}
