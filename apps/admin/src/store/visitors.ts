import { api, read } from "./client.ts";

const routes = api.sites[":site"].visitors;
const ask = (site: string, search: string) => read(routes.$get({ param: { site }, query: { search } }));

/** A site's visitors, and how long their conversations are kept. */
export type Visitors = Awaited<ReturnType<typeof ask>>;
export type Visitor = Visitors["visitors"][number];

export const fetchVisitors = ask;

/** @throws Refusal */
export function setRetention(site: string, retentionDays: number | null): Promise<unknown> {
	return read(routes.retention.$put({ param: { site }, json: { retentionDays } }));
}

/** @returns how many sessions were alive */
export async function endSessions(site: string, subject: string): Promise<number> {
	return (await read(routes["end-sessions"].$post({ param: { site }, json: { subject } }))).ended;
}

/** Everything that is stored of a visitor. */
export function exportVisitor(site: string, visitor: string): Promise<unknown> {
	return read(routes.export.$post({ param: { site }, json: { visitor } }));
}

export function eraseVisitor(site: string, visitor: string): Promise<unknown> {
	return read(routes.erase.$post({ param: { site }, json: { visitor } }));
}
