/** What one turn of the agent may use. Times in milliseconds; the SDK sets none of them by itself. */
export interface AgentLimits {
	readonly steps: number;
	/** Calls of tools; what comes beyond is not run. */
	readonly calls: number;
	readonly outputTokensPerStep: number;
	/** Until the first words or tool call of a step. */
	readonly firstChunkMs: number;
	/** Between two chunks of an answer. */
	readonly chunkMs: number;
	readonly stepMs: number;
	readonly totalMs: number;
	/** Until the site's User Data API has answered, before the model is asked. */
	readonly userDataMs: number;
	/** Repeats of a model call that failed before its first chunk (429, 5xx, no connection). */
	readonly retries: number;
}

export const defaultLimits: AgentLimits = {
	steps: 12,
	calls: 20,
	outputTokensPerStep: 4_000,
	firstChunkMs: 45_000,
	chunkMs: 25_000,
	stepMs: 150_000,
	totalMs: 300_000,
	userDataMs: 10_000,
	retries: 2,
};
