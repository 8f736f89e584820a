import { api, read } from "./client.ts";

const routes = api.sites[":site"]["identity-keys"];
const ask = (site: string) => read(routes.$get({ param: { site } }));

/** How a site's visitors are recognised: whether they have to be, the live keys, and why tokens were refused. */
export type Identity = Awaited<ReturnType<typeof ask>>;
export type IdentityKey = Identity["keys"][number];
export type Enforcement = Identity["identity"];

/** A key as an admin gives it. */
export type KeyDraft =
	| { readonly kind: "secret" }
	| { readonly kind: "public"; readonly kid?: string; readonly publicKey: string }
	| { readonly kind: "jwks"; readonly url: string; readonly issuer: string; readonly algorithm: JwksAlgorithm };
export type JwksAlgorithm = "RS256" | "ES256" | "EdDSA";

export const fetchIdentity = ask;

export function setEnforcement(site: string, identity: Enforcement) {
	return read(routes.enforcement.$put({ param: { site }, json: { identity } }));
}

/** Makes or takes a key. @returns with its secret when it is one we made, which nobody is shown again. @throws Refusal */
export async function addIdentityKey(site: string, draft: KeyDraft) {
	return (await read(routes.$post({ param: { site }, json: draft }))) as {
		readonly key: IdentityKey;
		readonly secret?: string;
	};
}

export function revokeIdentityKey(site: string, id: string): Promise<unknown> {
	return read(routes[":id"].$delete({ param: { site, id } }));
}

/** What would become of an identity token, part by part. */
export function checkToken(site: string, token: string) {
	return read(routes.check.$post({ param: { site }, json: { token } }));
}
export type CheckedToken = Awaited<ReturnType<typeof checkToken>>;
