import { makeId } from "@bellhop/contract/id";
import type { TurnProblemCode } from "@bellhop/contract/problem";
import type { StreamPart } from "@bellhop/contract/stream-part";
import { isStepCount, jsonSchema, type ModelMessage, streamText, type TextStreamPart, type ToolSet, tool } from "ai";
import type { ChosenModel } from "../model/model.ts";
import { ToolProblem } from "../tool/tool-problem.ts";
import type { AgentOutcome, AgentTool, ShownPart } from "./agent-tool.ts";
import type { AgentLimits } from "./limits.ts";
import { problemOfModelError } from "./turn-fault.ts";

export interface AnswerInput {
	readonly model: ChosenModel;
	/** Asked before each step of the model, since a procedure may have gone on meanwhile. */
	instructions(): string;
	readonly facts: string;
	/** Ends with the visitor's newest message, or with what was looked up for it. */
	readonly history: readonly ModelMessage[];
	readonly tools: readonly AgentTool[];
	readonly limits: AgentLimits;
	/** Aborted when the visitor stops the turn. */
	readonly signal: AbortSignal;
	/** Told of each step of the model as it ends. */
	readonly stepEnded?: (step: EndedStep) => void;
}

/** One call of the model within an answer. */
export interface EndedStep {
	/** From 1. */
	readonly number: number;
	readonly inputTokens: number;
	readonly outputTokens: number;
	/** From the request to the end of its stream, the tools it called included. */
	readonly milliseconds: number;
	/** The provider's reason to end, in the SDK's words. */
	readonly finishReason: string;
}

/** What the agent says while it works: text blocks, one at a time, the steps of its tool calls, and what they show. */
export type AnswerPart =
	| Extract<StreamPart, { type: "text-start" | "text-delta" | "text-end" | "data-step" }>
	| ShownPart;

/** How an answer ended; `problem` exactly when it failed, `cause` for the log. */
export interface AnswerEnd {
	readonly state: "done" | "stopped" | "failed";
	readonly problem?: TurnProblemCode;
	readonly cause?: unknown;
	readonly steps: number;
	readonly inputTokens: number;
	readonly outputTokens: number;
}

/** Runs the tool loop once and yields what a visitor may see of it. It always returns a defined end, and never throws. */
export async function* answer(input: AnswerInput): AsyncGenerator<AnswerPart, AnswerEnd> {
	const run = new AnswerRun(input);
	try {
		for await (const chunk of start(input, run).stream) {
			yield* run.read(chunk);
		}
	} catch (error) {
		run.fail(input.signal.aborted ? undefined : problemOfModelError(error), error);
	}
	yield* run.closeText();
	yield* await run.settleWhole();
	return run.end();
}

function start({ model, instructions, facts, history, tools, limits, signal }: AnswerInput, run: AnswerRun) {
	const newest = history.findLastIndex(({ role }) => role === "user");
	return streamText({
		model: model.model,
		instructions: instructions(),
		prepareStep: () => ({ instructions: instructions(), activeTools: run.offerNow() }),
		allowSystemInMessages: true,
		messages: [...history.slice(0, newest), { role: "system", content: facts }, ...history.slice(newest)],
		tools: sdkTools(tools, { run, most: limits.calls }),
		stopWhen: [isStepCount(limits.steps), () => run.waits],
		maxOutputTokens: limits.outputTokensPerStep,
		maxRetries: limits.retries,
		timeout: {
			firstChunkMs: limits.firstChunkMs,
			chunkMs: limits.chunkMs,
			stepMs: limits.stepMs,
			totalMs: limits.totalMs,
		},
		abortSignal: signal,
		onError: () => {},
		onAbort: () => {},
	});
}

function sdkTools(
	tools: readonly AgentTool[],
	{ run, most }: { readonly run: AnswerRun; readonly most: number },
): ToolSet {
	return Object.fromEntries(
		tools.map((one) => [
			one.name,
			tool({
				description: one.description,
				inputSchema: jsonSchema<Record<string, unknown>>({ ...one.inputSchema }),
				execute: async (input, { toolCallId, abortSignal }) => {
					if (run.countCall() > most) return run.refuse(toolCallId, "too_many_calls");
					if (!run.wasOffered(one.name)) return run.refuse(toolCallId, "not_offered");
					const signal = abortSignal ?? new AbortController().signal;
					const work = one.run({ callId: run.callIdOf(toolCallId), input, signal });
					return (await run.follow(toolCallId, { work, whole: one.whole ?? false })).text;
				},
			}),
		]),
	);
}

/** The state of one answer while its chunks are read. */
class AnswerRun {
	readonly #outcomes = new Map<string, AgentOutcome>();
	readonly #whole = new Map<string, Promise<unknown>>();
	#calls = 0;
	#offered: ReadonlySet<string> = new Set();
	readonly #input: AnswerInput;
	readonly #callIds = new Map<string, ReturnType<typeof makeId<"call">>>();
	#openText: string | undefined;
	#texts = 0;
	#steps = 0;
	#stepSaid = false;
	#stepBegan = 0;
	#lastFinish = "";
	#tokens = { input: 0, output: 0 };
	#failure: { readonly problem: TurnProblemCode | undefined; readonly cause: unknown } | undefined;

	constructor(input: AnswerInput) {
		this.#input = input;
	}

	/** The provider's id of a call may be anything; ours is typed and unguessable. */
	callIdOf(toolCallId: string) {
		const known = this.#callIds.get(toolCallId) ?? makeId("call");
		this.#callIds.set(toolCallId, known);
		return known;
	}

	/** Whether a step has ended with something that the visitor has to decide. */
	get waits(): boolean {
		return [...this.#outcomes.values()].some(({ ends }) => ends);
	}

	countCall(): number {
		this.#calls += 1;
		return this.#calls;
	}

	/** The names of the tools that the model has in the step that begins. */
	offerNow(): string[] {
		const now = this.#input.tools.filter((one) => one.offered?.() ?? true).map(({ name }) => name);
		this.#offered = new Set(now);
		return now;
	}

	/** Whether the model had a tool when its step began; what became free meanwhile is for the next one. */
	wasOffered(name: string): boolean {
		return this.#offered.has(name);
	}

	/** A call that is not run. */
	refuse(toolCallId: string, code: "too_many_calls" | "not_offered"): string {
		const { text } = new ToolProblem(code);
		this.#outcomes.set(toolCallId, { text, failed: true });
		return text;
	}

	async follow(
		toolCallId: string,
		{ work, whole }: { readonly work: Promise<AgentOutcome>; readonly whole: boolean },
	): Promise<AgentOutcome> {
		if (whole) this.#whole.set(toolCallId, work);
		const outcome = await work;
		this.#outcomes.set(toolCallId, outcome);
		return outcome;
	}

	/** What changes something and was under way when the answer ended: its end is waited for, and shown. */
	async settleWhole(): Promise<AnswerPart[]> {
		await Promise.allSettled(this.#whole.values());
		return [...this.#whole.keys()].flatMap((toolCallId) => [...(this.#outcomes.get(toolCallId)?.shows ?? [])]);
	}

	*read(chunk: TextStreamPart<ToolSet>): Generator<AnswerPart> {
		switch (chunk.type) {
			case "start-step":
				this.#steps += 1;
				this.#stepSaid = false;
				this.#stepBegan = performance.now();
				break;
			case "text-delta":
				yield* this.#say(chunk.text);
				break;
			case "text-end":
				yield* this.closeText();
				break;
			case "tool-call":
				yield* this.#step(chunk, "running");
				break;
			case "tool-result":
				this.#whole.delete(chunk.toolCallId);
				yield* this.#step(chunk, this.#outcomes.get(chunk.toolCallId)?.failed ? "failed" : "done");
				break;
			case "tool-error":
				yield* this.#step(chunk, "failed");
				break;
			case "finish-step":
				this.#endStep(chunk);
				break;
			case "error":
				this.fail(problemOfModelError(chunk.error), chunk.error);
				break;
			case "abort":
				this.fail(this.#input.signal.aborted ? undefined : this.#lateness(chunk.reason), chunk.reason);
				break;
		}
	}

	#endStep({ finishReason, usage }: Extract<TextStreamPart<ToolSet>, { type: "finish-step" }>): void {
		const { inputTokens = 0, outputTokens = 0 } = usage;
		this.#lastFinish = finishReason;
		this.#tokens.input += inputTokens;
		this.#tokens.output += outputTokens;
		const milliseconds = Math.round(performance.now() - this.#stepBegan);
		this.#input.stepEnded?.({ number: this.#steps, inputTokens, outputTokens, milliseconds, finishReason });
	}

	/** The first fault counts; `undefined` as the problem means that the visitor stopped it. */
	fail(problem: TurnProblemCode | undefined, cause: unknown): void {
		this.#failure ??= { problem, cause };
	}

	*closeText(): Generator<AnswerPart> {
		if (this.#openText !== undefined) yield { type: "text-end", id: this.#openText };
		this.#openText = undefined;
	}

	end(): AnswerEnd {
		const used = { steps: this.#steps, inputTokens: this.#tokens.input, outputTokens: this.#tokens.output };
		if (this.#input.signal.aborted) return { state: "stopped", ...used };
		const failed = this.#failure ?? this.#emptyOrCut();
		if (!failed) return { state: "done", ...used };
		return { state: "failed", problem: failed.problem ?? "turn_failed", cause: failed.cause, ...used };
	}

	#emptyOrCut(): { problem: TurnProblemCode; cause: unknown } | undefined {
		const cause = this.#lastFinish;
		if (this.waits) return undefined;
		if (cause === "tool-calls") return { problem: "step_limit", cause };
		if (cause === "length") return { problem: "answer_cut", cause };
		if (cause === "content-filter") return { problem: "answer_refused", cause };
		if (cause === "error" || cause === "interrupted") return { problem: "model_broken", cause };
		return this.#stepSaid ? undefined : { problem: "model_empty", cause };
	}

	#lateness(reason: string | undefined): TurnProblemCode {
		return /total/i.test(reason ?? "") ? "turn_too_long" : "model_timeout";
	}

	*#say(delta: string): Generator<AnswerPart> {
		if (delta === "") return;
		if (/\S/.test(delta)) this.#stepSaid = true;
		if (this.#openText === undefined) {
			this.#texts += 1;
			this.#openText = `text-${this.#texts}`;
			yield { type: "text-start", id: this.#openText };
		}
		yield { type: "text-delta", id: this.#openText, delta };
	}

	/** A call of a tool that was not offered, or whose arguments were not JSON, is no step: the model is told and goes on. */
	*#step(
		chunk: { toolCallId: string; toolName: string; invalid?: boolean | undefined },
		state: "running" | "done" | "failed",
	) {
		const offered = this.#input.tools.find(({ name }) => name === chunk.toolName);
		if (!offered || chunk.invalid || (state !== "running" && !this.#callIds.has(chunk.toolCallId))) return;
		yield* this.closeText();
		if (state !== "running") yield* this.#outcomes.get(chunk.toolCallId)?.shows ?? [];
		if (offered.quiet) return;
		const callId = this.callIdOf(chunk.toolCallId);
		yield { type: "data-step", id: callId, data: { callId, title: offered.title, state } } satisfies AnswerPart;
	}
}
