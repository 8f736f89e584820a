import type { Queries } from "../database/database.ts";
import type { Authorization } from "../database/tables/index.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import type { SealedPlace } from "../secret/seal.ts";
import { unsealRow } from "../secret/unseal-row.ts";

/** Where something of an authorization lies sealed. */
export function secretPlace(
	site: string,
	row: string,
	column: "secret" | "pending_secret" | "tokens" = "secret",
): SealedPlace {
	return { site, table: "authorizations", row, column };
}

/** A sealed column of an authorization. */
export type SealedColumn = "secret" | "pendingSecret" | "tokens";

const columns = { secret: "secret", pendingSecret: "pending_secret", tokens: "tokens" } as const;

/** Opens a sealed column. @throws UnsealError */
export async function openColumn(
	context: { readonly queries: Queries; readonly keys: KeyRing },
	authorization: Authorization,
	column: SealedColumn,
): Promise<string> {
	const place = secretPlace(authorization.siteId, authorization.id, columns[column]);
	return unsealRow(context, place, authorization[column] ?? "");
}

/** Where the secret of a signing key lies sealed. */
export function signingPlace(site: string, row: string): SealedPlace {
	return { site, table: "signing_keys", row, column: "secret" };
}

/** The last four characters of a secret that is long enough to show them. */
export function lastFourOf(secret: string): string {
	return secret.length >= 12 ? secret.slice(-4) : "";
}
