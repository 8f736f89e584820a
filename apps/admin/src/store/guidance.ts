import { api, read } from "./client.ts";

const routes = api.sites[":site"].guidance;
const ask = (site: string) => read(routes.$get({ param: { site } }));

/** A rule of the site for its agent. */
export type Rule = Awaited<ReturnType<typeof ask>>["rules"][number];
export type RuleKind = Rule["kind"];

/** A rule as it is edited; one without an id is new. */
export interface RuleDraft {
	readonly id?: string;
	readonly situation: string;
	readonly text: string;
	readonly active: boolean;
}

export async function fetchGuidance(site: string): Promise<readonly Rule[]> {
	return (await ask(site)).rules;
}

/** Replaces all rules of a kind. @throws Refusal */
export async function saveGuidance(site: string, kind: RuleKind, rules: readonly RuleDraft[]): Promise<unknown> {
	return read(routes[":kind"].$put({ param: { site, kind }, json: { rules } as never }));
}
