import { api, read } from "./client.ts";

const routes = api.sites[":site"].conversations;
const ask = (site: string, before?: string) =>
	read(routes.$get({ param: { site }, query: (before === undefined ? {} : { before }) as never }));

export type ListedConversation = Awaited<ReturnType<typeof ask>>["conversations"][number];

/** How many come at once. */
export const pageLength = 50;

/** A site's conversations, the newest first; with `before`, those older than that one. */
export async function fetchConversations(site: string, before?: string): Promise<readonly ListedConversation[]> {
	return (await ask(site, before)).conversations;
}

/** A conversation with all that happened behind it. */
export function fetchTrace(site: string, id: string) {
	return read(routes[":id"].$get({ param: { site, id } }));
}

export type Trace = Awaited<ReturnType<typeof fetchTrace>>;
export type TracedTurn = Trace["turns"][number];
export type TracedCall = TracedTurn["calls"][number];
export type TracedMessage = Trace["messages"][number];
