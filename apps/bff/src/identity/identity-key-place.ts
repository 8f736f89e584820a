import type { SealedPlace } from "../secret/seal.ts";

/** Where the secret of an identity key lies sealed. */
export function identityKeyPlace(site: string, row: string): SealedPlace {
	return { site, table: "identity_keys", row, column: "secret" };
}
