import type { Id } from "@bellhop/contract/id";
import { eq } from "drizzle-orm";
import { type ToolCall, toolCalls } from "../database/tables/index.ts";
import type { EgressAnswer, EgressRequest } from "../egress/send-request.ts";
import { outdateUserInfo } from "../user-data/outdate-user-info.ts";
import { attemptCall, type ToolContext, type ToolOutcome } from "./attempt-call.ts";
import type { ToolRecord } from "./offer-tools.ts";

/** One wish of the model. */
export interface ToolCallInput {
	readonly callId: Id<"call">;
	readonly turnId: Id<"turn">;
	readonly record: ToolRecord;
	readonly input: Readonly<Record<string, unknown>>;
	readonly signal: AbortSignal;
	/** Whether the visitor said yes to a write; without it a write is refused. */
	readonly approved: boolean;
	/** For whom a subject token would be signed; without it none is. */
	readonly conversationId?: Id<"chat">;
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
	const watcher = {
		sending: ({ body }: EgressRequest) => {
			measured.requestBytes = Buffer.byteLength(body ?? "");
		},
		answered: ({ status, bytes }: EgressAnswer) => {
			measured.httpStatus = status;
			measured.responseBytes = bytes.length;
		},
	};
	const outcome = await attemptCall(context, call, watcher);
	const text = scrubber.scrub(outcome.text);
	// It may have changed something, however it ended.
	if (record.tool.access === "write" && measured.requestBytes !== undefined && call.conversationId) {
		await outdateUserInfo(context, call.conversationId);
	}
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
