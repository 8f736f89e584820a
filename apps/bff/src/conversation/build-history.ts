import type { MessagePart } from "@bellhop/contract/message";
import type { ModelMessage } from "ai";
import { desc, eq, inArray } from "drizzle-orm";
import { saidOffer } from "../agent/offer-sign-in.ts";
import { withPage } from "../agent/page-context.ts";
import { messagesOf, type Said } from "../agent/said.ts";
import { withUserInfo } from "../agent/user-info.ts";
import { stateAt } from "../approval/approval-of.ts";
import { waitingText } from "../approval/waiting-text.ts";
import {
	type ApprovalRow,
	approvals,
	type Message,
	messages,
	type ToolCall,
	type Turn,
	toolCalls,
} from "../database/tables/index.ts";
import { withoutMarkers } from "../tool/citations.ts";
import { ToolProblem } from "../tool/tool-problem.ts";
import type { VisitorContext } from "./context.ts";
import { isReplaced, replacedAnswers } from "./replaced-answers.ts";

/** How much of a conversation the model is reminded of. */
const mostMessages = 60;
const mostCharacters = 80_000;

/** The conversation as the model reads it. */
export interface History {
	readonly history: ModelMessage[];
	/** Whether something in it was written by neither the visitor nor the model: what a tool or the User Data API answered. */
	readonly foreign: boolean;
}

/**
 * The conversation as the model reads it, from the database alone, up to the moment the turn begins. What tools answered
 * earlier is part of it, so that "and its tracking number?" needs no second look-up. An answer in whose place the visitor
 * asked for another is left out. After a yes or no on a card its outcome comes last.
 * @param userInfo what the User Data API says of the visitor
 */
export async function buildHistory(
	context: VisitorContext,
	turn: Turn,
	userInfo: string | undefined,
): Promise<History> {
	const { query } = context.database;
	const rows = await query
		.select()
		.from(messages)
		.where(eq(messages.conversationId, turn.conversationId))
		.orderBy(desc(messages.number))
		.limit(mostMessages);
	const replaced = await replacedAnswers(query, turn.conversationId);
	const recent = newestThatFit(rows.filter((row) => !isReplaced(row, replaced))).reverse();
	const calls = await callsOf(context, recent);
	const told = turn.approvalId === null ? undefined : calls.find(({ approvalId }) => approvalId === turn.approvalId);
	const earlier = new Map(calls.filter((call) => call !== told).map((call) => [call.id as string, call]));
	const history = recent.flatMap((message) =>
		message.role === "user" ? [fromVisitor(message)] : fromAgent(message, earlier),
	);
	const page = recent.findLast(({ role }) => role === "user")?.page ?? null;
	const outcome = told ? messagesOf([saidCall(told)]) : [];
	return {
		history: withUserInfo(withPage([...history, ...outcome], page), userInfo),
		foreign: calls.length > 0 || userInfo !== undefined || page !== null,
	};
}

/** A call with what the model is told of it. */
interface ToldCall extends Pick<ToolCall, "id" | "toolName" | "input"> {
	readonly text: string;
	readonly approvalId: string | null;
}

async function callsOf({ database, clock }: VisitorContext, recent: readonly Message[]): Promise<ToldCall[]> {
	const ids = [...new Set(recent.flatMap(({ parts }) => parts.flatMap(callIdOf)))];
	if (ids.length === 0) return [];
	const now = clock.now();
	const found = await database.query
		.select({ call: toolCalls, approval: approvals })
		.from(toolCalls)
		.leftJoin(approvals, eq(approvals.callId, toolCalls.id))
		.where(inArray(toolCalls.id, ids));
	return found.map(({ call: { id, toolName, input, output }, approval }) => {
		const unanswered = approval?.state === "pending" ? textWhileAsked(approval, now) : cutOff;
		return { id, toolName, input, text: output ?? unanswered, approvalId: approval?.id ?? null };
	});
}

/** The call that a part of an answer shows. */
function callIdOf(part: MessagePart): `call_${string}`[] {
	return "data" in part && "callId" in part.data ? [part.data.callId] : [];
}

function textWhileAsked(approval: ApprovalRow, now: Date): string {
	return stateAt(approval, now) === "expired" ? new ToolProblem("expired").text : waitingText;
}

/** Cut where a visitor's message begins, so that no answer stands without its question. */
function newestThatFit(rows: readonly Message[]): Message[] {
	let size = 0;
	const fitting = rows.filter((row, index) => {
		size += JSON.stringify(row.parts).length;
		return index === 0 || size <= mostCharacters;
	});
	const oldestQuestion = fitting.findLastIndex(({ role }) => role === "user");
	return fitting.slice(0, oldestQuestion + 1);
}

function fromVisitor({ parts }: Message): ModelMessage {
	return { role: "user", content: parts.map((part) => (part.type === "text" ? part.text : "")).join("\n") };
}

/** Each call stands where it was first shown: a card in one answer and its receipt in the next are one call. */
function fromAgent({ parts }: Message, calls: Map<string, ToldCall>): ModelMessage[] {
	return messagesOf(
		parts.flatMap((part): Said[] => {
			if (part.type === "text") return [{ type: "text", text: part.text }];
			if (part.type === "data-sign-in") return [saidOffer(part.id)];
			const [callId] = callIdOf(part);
			const call = callId && calls.get(callId);
			if (!call) return [];
			calls.delete(call.id);
			return [saidCall(call)];
		}),
	);
}

function saidCall({ id, toolName, input, text }: ToldCall): Said {
	return { type: "call", id, toolName, input, output: withoutMarkers(text) };
}

const cutOff = new ToolProblem("outcome_unknown").text;
