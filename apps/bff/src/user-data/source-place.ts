import type { Queries } from "../database/database.ts";
import type { UserDataSource } from "../database/tables/index.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import type { SealedPlace } from "../secret/seal.ts";
import { unsealRow } from "../secret/unseal-row.ts";

/** Where the secret of a User Data API lies sealed. */
export function sourcePlace(site: string, row: string): SealedPlace {
	return { site, table: "user_data_sources", row, column: "secret" };
}

/** Opens the secret of a source. @throws UnsealError */
export function openSource(
	context: { readonly queries: Queries; readonly keys: KeyRing },
	{ siteId, id, secret }: UserDataSource,
): Promise<string> {
	return unsealRow(context, sourcePlace(siteId, id), secret);
}
