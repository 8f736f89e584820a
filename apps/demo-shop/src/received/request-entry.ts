import type { Verdict } from "../credentials/guard.ts";

/** One line of the request log: what the shop's systems were asked, and never with which credential. */
export type RequestEntry = {
	/** ISO 8601, UTC. */
	at: string;
	method: string;
	path: string;
	query: Record<string, string>;
	status: number;
	credential: Verdict;
	/** The JSON or form body without credential-like fields; null when there is none or it was not understood. */
	body: unknown;
	idempotency_key: string | null;
};
