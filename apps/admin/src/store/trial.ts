import { api, read } from "./client.ts";

/** What a trial is made with. */
export interface Trial {
	readonly values: Record<string, unknown>;
	readonly claims?: Record<string, unknown>;
	readonly confirmed: boolean;
	/** Tries the new secret that waits beside the old one. */
	readonly secret?: "pending";
}

interface TriedTool {
	readonly site: string;
	readonly id: string;
	readonly signal: AbortSignal;
}

const askTrial = ({ site, id, signal }: TriedTool, trial: Trial) =>
	read(api.sites[":site"].tools[":id"].try.$post({ param: { site, id }, json: trial as never }, { init: { signal } }));

/** What went out, what came back, and what the model would have been given. */
export type TrialResult = Awaited<ReturnType<typeof askTrial>>;

/** Calls the tool for real, as a live conversation would. */
export const tryTool = askTrial;
