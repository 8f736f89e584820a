import type { TurnProblemCode } from "@bellhop/contract/problem";
import type { EndedStep } from "../agent/answer.ts";
import type { ToolMethod } from "../database/tables/index.ts";
import type { TrialResult } from "../tool/console/try-tool.ts";
import type { FilledArgument } from "../tool/fill-arguments.ts";
import type { Withheld } from "../tool/offer-tools.ts";
import type { WriteCard } from "../tool/write-card.ts";
import type { LookedUpUserData } from "./look-up-user-data.ts";
import type { ShownRun } from "./open-draft-desk.ts";

/** A tool of the site, and what becomes of it for this visitor. */
export interface ConsideredTool {
	readonly id: string;
	readonly name: string;
	readonly title: string;
	readonly method: ToolMethod;
	/** Why a live conversation would not have it; nothing when it would. */
	readonly withheld: Withheld | undefined;
	/** Whether this answer has it: what is live, and drafts. */
	readonly offered: boolean;
}

/** What happens while the agent answers in the playground, in the order it happens. No part of it holds a secret. */
export type PlaygroundEvent =
	| {
			readonly type: "begin";
			readonly model: string;
			/** The exact instructions and facts the model is given. */
			readonly instructions: string;
			readonly facts: string;
			readonly tools: readonly ConsideredTool[];
	  }
	| ({ readonly type: "user-data" } & LookedUpUserData)
	| { readonly type: "text"; readonly delta: string }
	| { readonly type: "sign-in" }
	| { readonly type: "task"; readonly run: ShownRun }
	| { readonly type: "handover"; readonly reason: string }
	| { readonly type: "guidance"; readonly situation: string; readonly text: string }
	| {
			readonly type: "call";
			readonly callId: string;
			readonly toolId: string;
			readonly toolName: string;
			readonly title: string;
			/** What the model asked for, and every argument with where its value comes from. */
			readonly input: Readonly<Record<string, unknown>>;
			readonly arguments: readonly FilledArgument[];
			/** Of an action: what a live conversation would ask the visitor to confirm. */
			readonly card?: WriteCard;
	  }
	| { readonly type: "result"; readonly callId: string; readonly result: TrialResult }
	| ({ readonly type: "step" } & EndedStep)
	| {
			readonly type: "end";
			readonly state: "done" | "stopped" | "failed";
			readonly problem: TurnProblemCode | undefined;
			/** What the model's provider said when it failed. */
			readonly explanation: string | undefined;
			readonly steps: number;
			readonly inputTokens: number;
			readonly outputTokens: number;
			readonly milliseconds: number;
	  };
