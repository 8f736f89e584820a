import { decrypt, encrypt, UnsealError } from "./cipher.ts";
import type { KeyRing } from "./key-ring.ts";

/** The one place where a sealed text may stand; it opens nowhere else. */
export interface SealedPlace {
	readonly site: string;
	readonly table: string;
	readonly row: string;
	readonly column: string;
}

/** Seals a text for one place with the newest data key: `v1.<key version>.<nonce, ciphertext and tag>`. */
export function seal(ring: KeyRing, place: SealedPlace, clear: string): string {
	const key = ring.keys.get(ring.newest);
	if (!key) throw new UnsealError("The key ring is empty.");
	return `v1.${ring.newest}.${encrypt(key, Buffer.from(clear), bound(place, ring.newest))}`;
}

/** Opens what `seal` made for this place. @throws UnsealError when it was moved, changed, or its key is gone. */
export function unseal(ring: KeyRing, place: SealedPlace, sealed: string): string {
	const [format, version, body] = sealed.split(".");
	const key = ring.keys.get(Number(version));
	if (format !== "v1" || !key || !body) throw new UnsealError("It was not sealed with a key of this ring.");
	return decrypt(key, body, bound(place, Number(version))).toString();
}

/** The version of the data key a sealed text was made with; NaN when it is not one. */
export function sealedVersion(sealed: string): number {
	const [format, version] = sealed.split(".");
	return format === "v1" ? Number(version) : Number.NaN;
}

/** JSON, so that no two places can be spelled alike by moving a separator. */
function bound({ site, table, row, column }: SealedPlace, version: number): string {
	return JSON.stringify([site, table, row, column, version]);
}
