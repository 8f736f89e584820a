import type { Id } from "@bellhop/contract/id";

/** A tool as the agent sees it: what the model reads of it, what the visitor reads while it runs, and how to run it. */
export interface AgentTool {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** JSON Schema of what the model fills in. */
	readonly inputSchema: { readonly [keyword: string]: unknown };
	/** What the visitor sees of it, where that is something else than a step. */
	readonly shows?: "sign-in";
	/** Runs it. Faults are outcomes too: `failed` with words for the model. */
	run(call: AgentCall): Promise<{ readonly text: string; readonly failed: boolean }>;
}

export interface AgentCall {
	readonly callId: Id<"call">;
	readonly input: Readonly<Record<string, unknown>>;
	readonly signal: AbortSignal;
}
