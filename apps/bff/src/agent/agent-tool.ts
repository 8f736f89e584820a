import type { Id } from "@bellhop/contract/id";
import type { StreamPart } from "@bellhop/contract/stream-part";

/** A tool as the agent sees it: what the model reads of it, what the visitor reads while it runs, and how to run it. */
export interface AgentTool {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** JSON Schema of what the model fills in. */
	readonly inputSchema: { readonly [keyword: string]: unknown };
	/** Whether the model has it now; it is asked before each step of the model, and always has it where this is left out. */
	offered?(): boolean;
	/** Whether running it is no step of its own: the visitor sees what its outcome shows, or nothing. */
	readonly quiet?: boolean;
	/** Whether it is waited for when the visitor stops the answer, because it changes something. */
	readonly whole?: boolean;
	/** Runs it. Faults are outcomes too: `failed` with words for the model. */
	run(call: AgentCall): Promise<AgentOutcome>;
}

export interface AgentCall {
	readonly callId: Id<"call">;
	readonly input: Readonly<Record<string, unknown>>;
	readonly signal: AbortSignal;
}

/** What came of running a tool. */
export interface AgentOutcome {
	/** For the model. */
	readonly text: string;
	readonly failed: boolean;
	/** What the visitor is shown of it. */
	readonly shows?: readonly ShownPart[];
	/** Whether the answer ends with this step of the model, because the visitor has to decide first. */
	readonly ends?: boolean;
}

/** What a tool can show beside its step. */
export type ShownPart = Extract<
	StreamPart,
	{ type: "data-sign-in" | "data-approval" | "data-receipt" | "data-handover" | "source-url" }
>;
