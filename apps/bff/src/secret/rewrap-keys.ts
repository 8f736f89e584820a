import { and, eq } from "drizzle-orm";
import { dataKeys } from "../database/tables/index.ts";
import { encrypt } from "./cipher.ts";
import { fingerprint, type KeyRing, type KeyRingSource, wrapPlace } from "./key-ring.ts";

/** A data key as it is stored. */
export function wrapKey(environmentKey: Uint8Array, version: number, key: Uint8Array) {
	return { wrapped: encrypt(environmentKey, key, wrapPlace(version)), wrappedBy: fingerprint(environmentKey) };
}

/** Wraps every data key with the environment's current key, so that a former one can be taken out of `BELLHOP_KEY`. */
export async function rewrapKeys(
	{ database, environmentKeys: [current] }: KeyRingSource,
	ring: KeyRing,
): Promise<void> {
	const rows = await database.query.select().from(dataKeys);
	for (const { version, wrapped, wrappedBy } of rows) {
		const key = ring.keys.get(version);
		if (!key || wrappedBy === fingerprint(current)) continue;
		await database.query
			.update(dataKeys)
			.set(wrapKey(current, version, key))
			.where(and(eq(dataKeys.version, version), eq(dataKeys.wrapped, wrapped)));
	}
}
