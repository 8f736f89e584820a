import { api, read } from "./client.ts";

const routes = api.sites[":site"].actions;

/** What is asked of the ledger: only unknown outcomes, only what is older than an action. */
export interface ActionQuery {
	readonly unknown: boolean;
	readonly before?: string;
}

function ask(site: string, { unknown, before }: ActionQuery) {
	const query = { ...(unknown && { unknown: "1" }), ...(before !== undefined && { before }) };
	return read(routes.$get({ param: { site }, query: query as never }));
}

/** A site's actions, the newest first, and how many of all are unknown. */
export type Actions = Awaited<ReturnType<typeof ask>>;
export type Action = Actions["actions"][number];

export const fetchActions = ask;

/** How many come at once. */
export const pageLength = 50;

/** The site's team found out how it ended. @throws Refusal */
export function settleAction(site: string, id: string, outcome: "done" | "failed"): Promise<unknown> {
	return read(routes[":id"].settle.$post({ param: { site, id }, json: { outcome } }));
}
