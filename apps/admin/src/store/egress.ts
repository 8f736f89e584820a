import { api, read } from "./client.ts";

/** The addresses that requests to the owner's systems come from; none when the deployer named none. */
export async function fetchEgressAddresses(): Promise<readonly string[]> {
	return (await read(api.egress.$get())).addresses;
}
