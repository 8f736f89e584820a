import type { AgentCall, AgentOutcome } from "../agent/agent-tool.ts";
import { type AnswerEnd, answer } from "../agent/answer.ts";
import { gatherTools } from "../agent/gather-tools.ts";
import type { HandoverAnswer } from "../agent/hand-over.ts";
import { factsFor, instructionsFor } from "../agent/instructions.ts";
import type { AgentLimits } from "../agent/limits.ts";
import { withUserInfo } from "../agent/user-info.ts";
import { waitingText } from "../approval/waiting-text.ts";
import { listGuidance } from "../guidance/list-guidance.ts";
import { findHandoverSettings } from "../handover/handover-desk.ts";
import type { ChosenModel } from "../model/model.ts";
import type { SiteContext } from "../site/context.ts";
import { listTasks } from "../task/list-tasks.ts";
import { begunRun } from "../task/task-run.ts";
import { type TrialContext, tryTool } from "../tool/console/try-tool.ts";
import { fillArguments } from "../tool/fill-arguments.ts";
import { allTools, type ToolRecord, withheldFrom } from "../tool/offer-tools.ts";
import { planWrite } from "../tool/plan-write.ts";
import { ToolProblem } from "../tool/tool-problem.ts";
import { type WriteCard, writeCard } from "../tool/write-card.ts";
import type { ConsideredTool, PlaygroundEvent } from "./event.ts";
import { historyOf, type PlaygroundQuestion } from "./exchange.ts";
import { lookUpUserData } from "./look-up-user-data.ts";
import { type DraftDesk, openDraftDesk } from "./open-draft-desk.ts";

export interface PlaygroundContext extends TrialContext, SiteContext {
	readonly model: ChosenModel;
	readonly limits: AgentLimits;
}

/**
 * Lets the agent answer with the site's draft configuration and tells everything that happens on the way. The agent, the
 * tools' requests and the limits are those of a live conversation; nothing is stored, no conversation is touched, and a tool
 * that writes shows what it would ask the visitor and is not called. Never throws: what goes wrong is in the last event.
 */
export async function answerInPlayground(
	context: PlaygroundContext,
	question: PlaygroundQuestion,
	{ signal, tell }: { readonly signal: AbortSignal; readonly tell: (event: PlaygroundEvent) => void },
): Promise<void> {
	const began = performance.now();
	try {
		const end = await speak(context, question, { signal, tell });
		const { cause, problem, ...rest } = end;
		const said = cause instanceof Error ? context.scrubber.scrub(cause.message).slice(0, 500) : undefined;
		if (cause) context.log.warn({ error: cause, problem }, "the model failed in the playground");
		tell({ type: "end", ...rest, problem, explanation: said, milliseconds: Math.round(performance.now() - began) });
	} catch (error) {
		context.log.error({ error }, "the playground failed inside Bellhop");
		const milliseconds = Math.round(performance.now() - began);
		const nothing = { steps: 0, inputTokens: 0, outputTokens: 0, explanation: undefined };
		tell({ type: "end", state: "failed", problem: "turn_failed", ...nothing, milliseconds });
	}
}

interface Stage {
	readonly signal: AbortSignal;
	readonly tell: (event: PlaygroundEvent) => void;
}

async function speak(context: PlaygroundContext, question: PlaygroundQuestion, stage: Stage): Promise<AnswerEnd> {
	const { site, model, limits } = context;
	const records = await allTools(context);
	const considered = records.map((record) => ({ record, shown: consider(record, question.claims) }));
	const userData = await lookUpUserData(context, question.claims, stage.signal);
	if (userData) stage.tell({ type: "user-data", ...userData });
	const verified = question.claims !== undefined;
	const desk = openDraftDesk(context, {
		...{ tasks: await listTasks(context), tools: namesOf(considered), kept: question.run },
		tell: (run) => stage.tell({ type: "task", run }),
	});
	const guidance = await listGuidance(context);
	const handover = site.handover ? ((await findHandoverSettings(context))?.rules ?? "") : "";
	const instructions = () => instructionsFor(site, { guidance, handover }, desk.run);
	const facts = factsFor(context.clock.now(), { verified, userInfo: userData?.info !== undefined });
	const tools = considered.map(({ shown }) => shown);
	stage.tell({ type: "begin", model: model.name, instructions: instructions(), facts, tools });
	const visit = { ...stage, desk, claims: question.claims };
	const offered = considered.filter(({ shown }) => shown.offered).map(({ record }) => record);
	const parts = answer({
		model,
		instructions,
		facts,
		history: withUserInfo(historyOf(question), userData?.info),
		tools: await gatherTools(context, {
			...{ records, offered, verified, desk, guidance },
			read: (record, call) => read(context, record, { ...visit, call }),
			write: (record, call) => ask(context, record, { ...visit, call }),
			ruleRead: async ({ situation, text }) => stage.tell({ type: "guidance", situation, text }),
			askForPerson: (reason) => askInPlayground(stage, { desk, clock: context.clock }, reason),
		}),
		limits,
		signal: stage.signal,
		stepEnded: (step) => stage.tell({ type: "step", ...step }),
	});
	for (;;) {
		const next = await parts.next();
		if (next.done) return next.value;
		if (next.value.type === "text-delta") stage.tell({ type: "text", delta: next.value.delta });
		if (next.value.type === "data-sign-in") stage.tell({ type: "sign-in" });
	}
}

/** The tools that this answer has. */
function namesOf(considered: readonly { readonly shown: ConsideredTool }[]): Set<string> {
	return new Set(considered.filter(({ shown }) => shown.offered).map(({ shown }) => shown.name));
}

function consider({ tool }: ToolRecord, claims: PlaygroundQuestion["claims"]): ConsideredTool {
	const { id, name, title, method } = tool;
	const withheld = withheldFrom(tool, claims);
	return { id, name, title, method, withheld, offered: withheld === undefined || withheld === "draft" };
}

/** Nobody is bothered from the playground: a task that collects first begins, or it is said that a person would be asked. */
async function askInPlayground(
	{ tell }: Stage,
	{ desk, clock }: { readonly desk: DraftDesk; readonly clock: PlaygroundContext["clock"] },
	reason: string,
): Promise<HandoverAnswer> {
	tell({ type: "handover", reason });
	const collector = desk.tasks.find(({ content }) => content.runOnHandover);
	if (!collector || desk.run?.taskId === collector.taskId) return { state: "requested", shows: [] };
	await desk.keep(begunRun(collector, clock.now()));
	return { state: "collecting", task: collector.content.name };
}

interface Visit extends Stage, Pick<PlaygroundQuestion, "claims"> {
	readonly desk: DraftDesk;
}

/** A call in the playground. */
interface Called extends Visit {
	readonly call: AgentCall;
	readonly card?: WriteCard;
}

async function read(context: PlaygroundContext, record: ToolRecord, called: Called): Promise<AgentOutcome> {
	const result = await tryCall(context, record, called);
	called.tell({ type: "result", callId: called.call.callId, result });
	if (result.problem === undefined) called.desk.note(record.tool.name);
	return { text: result.model.text, failed: result.problem !== undefined };
}

/** Nobody confirms anything in the playground: an action shows its card and its request, and the answer ends there. */
async function ask(context: PlaygroundContext, record: ToolRecord, called: Called): Promise<AgentOutcome> {
	const { call, claims, tell } = called;
	const { tool } = record;
	try {
		planWrite(tool, call.input, claims);
	} catch (error) {
		if (error instanceof ToolProblem) return read(context, record, called);
		throw error;
	}
	const { request, ...tried } = await tryCall(context, record, {
		...called,
		card: writeCard(tool, call.input, claims),
	});
	const bytes = Buffer.byteLength(waitingText);
	const model = { text: waitingText, bytes, estimatedTokens: Math.ceil(bytes / 4) };
	tell({ type: "result", callId: call.callId, result: { ...tried, request, model, problem: undefined } });
	return { text: waitingText, failed: false, ends: true };
}

function tryCall(context: PlaygroundContext, record: ToolRecord, { call, claims, tell, card }: Called) {
	const { id: toolId, name: toolName, title } = record.tool;
	const { callId, input, signal } = call;
	const filled = fillArguments(record.tool, input, claims);
	tell({ type: "call", callId, toolId, toolName, title, input, arguments: filled, ...(card && { card }) });
	return tryTool(context, { record, claims, values: input, confirmed: false, signal });
}
