import { api, read } from "./client.ts";

const routes = api.sites[":site"]["user-data"];
const ask = (site: string) => read(routes.$get({ param: { site } }));

/** A site's User Data API, and how the newest requests to it went. */
export type UserDataState = Awaited<ReturnType<typeof ask>>;
export type Source = NonNullable<UserDataState["source"]>;
export type Fetch = UserDataState["fetches"][number];

/** What it is saved from. An empty secret keeps the stored one. */
export interface SourceDraft {
	readonly url: string;
	readonly header: string;
	readonly claim: string;
	readonly secret: string;
}

export const fetchUserData = ask;

const sent = ({ secret, ...rest }: SourceDraft) => (secret === "" ? rest : { ...rest, secret });

/** @throws Refusal with the faults of its fields */
export function saveSource(site: string, draft: SourceDraft): Promise<Source> {
	return read(routes.$put({ param: { site }, json: sent(draft) }));
}

export function setSourceActive(site: string, active: boolean): Promise<Source> {
	return read(routes.active.$put({ param: { site }, json: { active } }));
}

export function removeSource(site: string): Promise<unknown> {
	return read(routes.$delete({ param: { site } }));
}

const askTrial = (
	site: string,
	draft: SourceDraft,
	{ identifier, signal }: { identifier: string; signal: AbortSignal },
) => read(routes.test.$post({ param: { site }, json: { identifier, source: sent(draft) } }, { init: { signal } }));

/** What went out, what came back, and what the model would be given. */
export type SourceTrial = Awaited<ReturnType<typeof askTrial>>;

/** Asks for real about a test identifier, with what is typed, saved or not. */
export const trySource = askTrial;
