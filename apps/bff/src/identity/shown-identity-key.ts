import type { IdentityKey } from "../database/tables/index.ts";

/** An identity key without its secret. */
export type ShownIdentityKey = Omit<IdentityKey, "secret" | "siteId">;

/** What may be shown of a key. */
export function shownIdentityKey({ secret: _, siteId: __, ...key }: IdentityKey): ShownIdentityKey {
	return key;
}
