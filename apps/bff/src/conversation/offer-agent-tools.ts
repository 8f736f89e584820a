import { eq } from "drizzle-orm";
import type { AgentCall, AgentOutcome, AgentTool } from "../agent/agent-tool.ts";
import { gatherTools } from "../agent/gather-tools.ts";
import type { TaskDesk } from "../agent/task-desk.ts";
import { pendingApproval } from "../approval/pending-approval.ts";
import { storable } from "../database/storable.ts";
import { type Guidance, type Turn, toolCalls, turns } from "../database/tables/index.ts";
import { noteUse } from "../guidance/list-guidance.ts";
import { callTool } from "../tool/call-tool.ts";
import type { Citations } from "../tool/citations.ts";
import { allTools, type ToolRecord, withheldFrom } from "../tool/offer-tools.ts";
import { ToolProblem } from "../tool/tool-problem.ts";
import { actUnasked } from "./act-unasked.ts";
import { askApproval } from "./ask-approval.ts";
import { askForPerson } from "./ask-for-person.ts";
import type { VisitorContext } from "./context.ts";
import { withdrawConfirmation } from "./withdraw-confirmation.ts";

/** What the tools of a turn have to know of it. */
export interface TurnSetting {
	/**
	 * Whether foreign text is before the model: what a tool or the User Data API answered may hold instructions, so from then
	 * on every action is asked for. It is set once the turn's own tools have answered.
	 */
	foreign: boolean;
	/** Which procedure runs. */
	readonly desk: TaskDesk;
	/** The site's rules, which count while none does. */
	readonly guidance: readonly Guidance[];
	/** Numbers what the answer rests on. */
	readonly citations: Citations;
	/** Aborted when the process ends. */
	readonly ending: AbortSignal;
}

/** The site's tools as the agent takes them, each bound to this turn; and what else the agent may do. */
export async function offerAgentTools(context: VisitorContext, turn: Turn, setting: TurnSetting): Promise<AgentTool[]> {
	const claims = context.visitor.claims ?? undefined;
	const { desk, guidance } = setting;
	const records = await allTools(context);
	const pending = await pendingApproval(context.database.query, turn.conversationId);
	const tools = await gatherTools(context, {
		...{ records, desk, guidance, verified: claims !== undefined },
		offered: records.filter(({ tool }) => withheldFrom(tool, claims) === undefined),
		read: (record, call) => read(context, turn, { record, setting, call }),
		write: (record, call) => write(context, turn, { record, setting, call }),
		ruleRead: async (rule) => {
			await noteUse(context, rule.id);
			await context.database.query.update(turns).set({ rule: rule.situation }).where(eq(turns.id, turn.id));
		},
		askForPerson: (reason) => askForPerson(context, { turn, desk }, { askedBy: "agent", reason }),
	});
	return pending ? [...tools, withdrawConfirmation(context, turn)] : tools;
}

interface BoundCall {
	readonly record: ToolRecord;
	readonly setting: TurnSetting;
	readonly call: AgentCall;
}

async function read(context: VisitorContext, turn: Turn, { record, setting, call }: BoundCall): Promise<AgentOutcome> {
	const claims = context.visitor.claims ?? undefined;
	const { callId, input, signal } = call;
	const asked = {
		callId,
		turnId: turn.id,
		conversationId: turn.conversationId,
		record,
		input: storable(input),
		citations: setting.citations,
		signal,
	};
	const { text, problem, sources = [] } = await callTool({ ...context, claims }, asked);
	setting.foreign = true;
	const shows = sources.map((source) => ({
		...{ type: "source-url" as const, sourceId: String(setting.citations.numberOf(source.url)) },
		...source,
	}));
	return { text, failed: problem !== undefined, shows };
}

/** An action is done at once only where the admin wants it so, and while nobody else's text is before the model. */
async function write(context: VisitorContext, turn: Turn, { record, setting, call }: BoundCall): Promise<AgentOutcome> {
	const claims = context.visitor.claims ?? undefined;
	const wish = { callId: call.callId, record, input: storable(call.input), claims };
	try {
		if (record.tool.confirmation === "ask" || setting.foreign) return await askApproval(context, turn, wish);
		const outcome = await actUnasked(context, turn, { wish, ending: setting.ending });
		setting.foreign = true;
		return outcome;
	} catch (error) {
		if (!(error instanceof ToolProblem)) throw error;
		return refuse(context, turn, { ...wish, problem: error });
	}
}

/** What cannot be done is a call too, with the reason for the model. */
async function refuse(
	{ database, clock, scrubber }: VisitorContext,
	turn: Turn,
	{ callId, record: { tool }, input, problem }: Omit<BoundCall, "call" | "setting"> & Refusal,
): Promise<AgentOutcome> {
	const now = clock.now();
	const text = scrubber.scrub(problem.text);
	await database.query.insert(toolCalls).values({
		...{ id: callId, turnId: turn.id, toolId: tool.id, toolName: tool.name, input: { ...input } },
		...{ state: "failed", problem: problem.code, output: text, outputBytes: Buffer.byteLength(text) },
		...{ startedAt: now, endedAt: now },
	});
	return { text, failed: true };
}

interface Refusal {
	readonly callId: AgentCall["callId"];
	readonly input: Readonly<Record<string, unknown>>;
	readonly problem: ToolProblem;
}
