import { api, read } from "./client.ts";

const routes = api.sites[":site"].authorizations[":id"]["signing-keys"];
const ask = (site: string, id: string) => read(routes.$get({ param: { site, id } }));

/** A key that signs requests, as the BFF shows it: everything but its secret. */
export type SigningKey = Awaited<ReturnType<typeof ask>>["keys"][number];

export async function fetchSigningKeys(site: string, id: string): Promise<readonly SigningKey[]> {
	return (await ask(site, id)).keys;
}

/** Makes a key. @returns its secret, which nobody is shown again. @throws Refusal `two_keys_live` */
export async function addSigningKey(site: string, id: string): Promise<string> {
	return ((await read(routes.$post({ param: { site, id } }))) as { readonly secret: string }).secret;
}

export function retireSigningKey(site: string, id: string, key: string): Promise<unknown> {
	return read(routes[":key"].$delete({ param: { site, id, key } }));
}
