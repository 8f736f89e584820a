import { api, read } from "./client.ts";

const routes = api.sites[":site"].limits;
const ask = (site: string) => read(routes.$get({ param: { site } }));

/** What a site's visitors may use, and what the site has used of it. */
export type Limits = Awaited<ReturnType<typeof ask>>;

export const fetchLimits = ask;

/** Sets the site's daily spending cap in tokens; null for the ordinary one. @throws Refusal */
export function setDailyTokens(site: string, dailyTokens: number | null): Promise<unknown> {
	return read(routes.$put({ param: { site }, json: { dailyTokens } }));
}
