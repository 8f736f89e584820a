import { api, read } from "./client.ts";

const routes = api.sites[":site"].authorizations;
const ask = (site: string) => read(routes.$get({ param: { site } }));

/** A stored credential as the BFF shows it: everything but the secret. */
export type Authorization = Awaited<ReturnType<typeof ask>>["authorizations"][number];
export type Settings = Authorization["settings"];
export type Kind = Settings["kind"];

/** What a credential is saved from. An empty secret keeps the stored one. */
export interface AuthorizationDraft {
	readonly name: string;
	readonly settings: Settings;
	readonly secret: string;
	readonly origins: readonly string[];
	readonly purpose: "read" | "write";
}

export async function fetchAuthorizations(site: string): Promise<readonly Authorization[]> {
	return (await ask(site)).authorizations;
}

/** Makes a credential, or changes the one with this id. @throws Refusal with the faults of its fields */
export function saveAuthorization(
	site: string,
	id: string | undefined,
	draft: AuthorizationDraft,
): Promise<Authorization> {
	const { secret, ...rest } = draft;
	const json = (secret === "" ? rest : draft) as never;
	if (id === undefined) return read(routes.$post({ param: { site }, json })) as Promise<Authorization>;
	return read(routes[":id"].$put({ param: { site, id }, json })) as Promise<Authorization>;
}

export function removeAuthorization(site: string, id: string): Promise<unknown> {
	return read(routes[":id"].$delete({ param: { site, id } }));
}

/** Stores a new secret beside the old one, which stays in use until the new one is confirmed. */
export function replaceSecret(site: string, id: string, secret: string): Promise<unknown> {
	return read(routes[":id"].secret.$put({ param: { site, id }, json: { secret } }));
}

export function confirmSecret(site: string, id: string): Promise<unknown> {
	return read(routes[":id"].secret.confirm.$post({ param: { site, id } }));
}

export function discardSecret(site: string, id: string): Promise<unknown> {
	return read(routes[":id"].secret.discard.$post({ param: { site, id } }));
}

/** Sends the admin's browser to the token server. */
export async function connect(site: string, id: string): Promise<void> {
	location.assign((await read(routes[":id"].connect.$post({ param: { site, id } }))).url);
}

/** What each kind is called, and what it is for. */
export const kinds: readonly (readonly [Kind, string])[] = [
	["bearer", "Bearer token"],
	["api_key", "API key in a header"],
	["basic", "User name and password (Basic)"],
	["oauth2_client_credentials", "OAuth 2.0, client credentials"],
	["oauth2_authorization_code", "OAuth 2.0, connect an account"],
];

const client = { tokenUrl: "", clientId: "", clientAuthentication: "basic", scopes: [] } as const;

/** The settings a kind begins with. */
export const emptySettings: Readonly<Record<Kind, Settings>> = {
	bearer: { kind: "bearer" },
	api_key: { kind: "api_key", header: "X-Api-Key" },
	basic: { kind: "basic", username: "" },
	oauth2_client_credentials: { kind: "oauth2_client_credentials", ...client },
	oauth2_authorization_code: { kind: "oauth2_authorization_code", ...client, authorizationUrl: "" },
};
