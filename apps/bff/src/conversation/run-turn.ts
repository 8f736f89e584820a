import { emptyAnswer, foldPart } from "@bellhop/contract/fold-part";
import type { ChatMessage } from "@bellhop/contract/message";
import type { StreamPart } from "@bellhop/contract/stream-part";
import type { AgentOutcome } from "../agent/agent-tool.ts";
import { type AnswerEnd, answer } from "../agent/answer.ts";
import { toldHandover } from "../agent/hand-over.ts";
import { factsFor, instructionsFor, type SiteRules } from "../agent/instructions.ts";
import type { TaskDesk } from "../agent/task-desk.ts";
import type { Turn } from "../database/tables/index.ts";
import { listGuidance } from "../guidance/list-guidance.ts";
import { findHandoverSettings } from "../handover/handover-desk.ts";
import { Citations } from "../tool/citations.ts";
import { userInfoOf } from "../user-data/user-info-of.ts";
import { actOnDecision } from "./act-on-decision.ts";
import { askForPerson } from "./ask-for-person.ts";
import { buildHistory } from "./build-history.ts";
import type { VisitorContext } from "./context.ts";
import { finishTurn } from "./finish-turn.ts";
import type { Interruption, LiveTurn } from "./live-turn.ts";
import { offerAgentTools } from "./offer-agent-tools.ts";
import { openTaskDesk } from "./open-task-desk.ts";
import { startPart } from "./start-part.ts";
import { suggestNext } from "./suggest-next.ts";
import { TurnLog } from "./turn-log.ts";

/**
 * Runs a turn from its first word to a defined end. It belongs to the server: readers come and go without touching it,
 * only `stop` (or the end of the process) cuts it off. Never throws.
 */
export async function runTurn(context: VisitorContext, turn: Turn, live: LiveTurn): Promise<void> {
	const log = new TurnLog(context, { turn, live, last: 1 });
	let message = foldPart(emptyAnswer(turn.answerId), startPart(turn));
	const say = async (part: StreamPart) => {
		message = foldPart(message, part);
		await log.append(part);
	};
	const end = await speak(context, turn, { live, say, told: () => message });
	const cutOff = live.signal.aborted ? (live.signal.reason as Interruption) : undefined;
	const ending = endingOf(end, cutOff);
	const events = await log.close(ending.part);
	if (log.lost) return;
	const { steps, inputTokens, outputTokens } = end;
	const finished = await finishTurn(context, {
		turn,
		events,
		message: foldPart(message, ending.part),
		state: ending.state,
		problem: ending.problem,
		used: { steps, inputTokens, outputTokens },
	}).catch((error: unknown) => {
		context.log.error({ error, turnId: turn.id }, "a turn could not be ended");
		return false;
	});
	if (finished) live.publish(events);
	const { state, problem } = ending;
	context.log.info(
		{ turnId: turn.id, model: context.model.name, state, problem, steps, inputTokens, outputTokens },
		"turn ended",
	);
}

const unused = { steps: 0, inputTokens: 0, outputTokens: 0 };

interface Speech {
	readonly live: LiveTurn;
	readonly say: (part: StreamPart) => Promise<void>;
	/** The answer so far. */
	readonly told: () => ChatMessage;
}

/** Lets the agent answer; whatever goes wrong on the way is an end too. */
async function speak(context: VisitorContext, turn: Turn, { live, say, told }: Speech): Promise<AnswerEnd> {
	try {
		const userInfo = await unlessCutOff(userInfoOf(context, context.visitor), live.signal);
		if (live.signal.aborted) return { state: "stopped", ...unused };
		for await (const part of actOnDecision(context, turn, live.ending)) await say(part);
		if (live.signal.aborted) return { state: "stopped", ...unused };
		const verified = context.visitor.subject !== null;
		const { history, foreign } = await buildHistory(context, turn, userInfo);
		const desk = await openTaskDesk(context, turn);
		const rules = await siteRules(context);
		const person = await askWhereWanted(context, { turn, desk });
		for (const part of person?.shows ?? []) await say(part);
		const setting = { foreign, desk, guidance: rules.guidance, citations: new Citations(), ending: live.ending };
		const parts = answer({
			model: context.model,
			instructions: () => instructionsFor(context.site, rules, desk.run),
			facts: factsFor(context.clock.now(), { verified, userInfo: userInfo !== undefined, person: person?.text }),
			history,
			tools: await offerAgentTools(context, turn, setting),
			limits: context.limits,
			signal: live.signal,
		});
		const end = await sayAll(parts, say);
		if (end.cause) context.log.warn({ turnId: turn.id, problem: end.problem, error: end.cause }, "the model failed");
		if (end.state !== "done") return end;
		const next = await suggestNext(context, { history, message: told(), desk, signal: live.signal });
		if (next.texts.length > 0) await say({ type: "data-suggestions", id: turn.answerId, data: [...next.texts] });
		return {
			...end,
			inputTokens: end.inputTokens + next.inputTokens,
			outputTokens: end.outputTokens + next.outputTokens,
		};
	} catch (error) {
		context.log.error({ error, turnId: turn.id }, "a turn failed inside Bellhop");
		return { state: "failed", problem: "turn_failed", ...unused };
	}
}

async function sayAll(parts: ReturnType<typeof answer>, say: Speech["say"]): Promise<AnswerEnd> {
	for (;;) {
		const next = await parts.next();
		if (next.done) return next.value;
		await say(next.value);
	}
}

async function siteRules(context: VisitorContext): Promise<SiteRules> {
	const handover = context.site.handover ? (await findHandoverSettings(context))?.rules : undefined;
	return { guidance: await listGuidance(context), handover: handover ?? "" };
}

/** By the button a person is asked before the model is, whatever it thinks of that. */
async function askWhereWanted(
	context: VisitorContext,
	{ turn, desk }: { readonly turn: Turn; readonly desk: TaskDesk },
): Promise<AgentOutcome | undefined> {
	if (!turn.wantsPerson) return undefined;
	const wish = { askedBy: "button", reason: "The visitor asked for a person by the button." } as const;
	return toldHandover(await askForPerson(context, { turn, desk }, wish));
}

/** The User Data API may take its time; a visitor who stops does not wait for it. */
function unlessCutOff<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | undefined> {
	return new Promise((resolve, reject) => {
		if (signal.aborted) return resolve(undefined);
		signal.addEventListener("abort", () => resolve(undefined), { once: true });
		work.then(resolve, reject);
	});
}

/** What cut the turn off counts only where the answer was not whole by then. */
function endingOf(end: AnswerEnd, cutOff: Interruption | undefined) {
	if (end.state === "done") return { part: { type: "finish" }, state: "done", problem: undefined } as const;
	if (cutOff === "shutdown") return interrupted;
	if (end.state === "stopped") return { part: { type: "abort" }, state: "stopped", problem: undefined } as const;
	const problem = end.problem ?? "turn_failed";
	return { part: { type: "error", errorText: problem }, state: "failed", problem } as const;
}

const interrupted = {
	part: { type: "error", errorText: "turn_interrupted" },
	state: "interrupted",
	problem: "turn_interrupted",
} as const;
