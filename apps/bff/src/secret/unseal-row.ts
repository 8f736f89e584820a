import type { Queries } from "../database/database.ts";
import { currentKeys, type KeyRing } from "./key-ring.ts";
import { type SealedPlace, sealedVersion, unseal } from "./seal.ts";

/** Opens what stands in a row, with a key that was made since this process started if need be. @throws UnsealError */
export async function unsealRow(
	{ queries, keys }: { readonly queries: Queries; readonly keys: KeyRing },
	place: SealedPlace,
	sealed: string,
): Promise<string> {
	const known = !(sealedVersion(sealed) > keys.newest);
	return unseal(known ? keys : await currentKeys(queries, keys), place, sealed);
}
