import type { SealedPlace } from "../secret/seal.ts";

/** Where the secret of an authorization lies sealed. */
export function secretPlace(site: string, row: string): SealedPlace {
	return { site, table: "authorizations", row, column: "secret" };
}
