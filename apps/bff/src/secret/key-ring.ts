import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { dataKeys } from "../database/tables/index.ts";
import { decrypt, encrypt, UnsealError } from "./cipher.ts";

/** The environment's key does not open the data keys of this database. */
export class WrongKeyError extends Error {
	override readonly name = "WrongKeyError";
}

/** The unwrapped data keys of a database: the newest seals, every one opens. Held in memory only. */
export interface KeyRing {
	readonly newest: number;
	readonly keys: ReadonlyMap<number, Uint8Array>;
}

/** What `openKeyRing` needs: the database and the keys of the environment, 32 bytes each, the current one first. */
export interface KeyRingSource {
	readonly database: Database;
	readonly clock: Clock;
	readonly environmentKeys: readonly [Uint8Array, ...Uint8Array[]];
}

/**
 * Unwraps the data keys, making the first one in a new database.
 * @throws WrongKeyError when a data key is wrapped by a key that the environment does not have.
 */
export async function openKeyRing(source: KeyRingSource): Promise<KeyRing> {
	await makeFirst(source);
	const rows = await source.database.query.select().from(dataKeys).orderBy(dataKeys.version);
	const keys = new Map(rows.map((row) => [row.version, unwrap(source, row)]));
	return { newest: Math.max(...keys.keys()), keys };
}

async function makeFirst({ database, clock, environmentKeys: [current] }: KeyRingSource): Promise<void> {
	const existing = await database.query.select({ version: dataKeys.version }).from(dataKeys).limit(1);
	if (existing.length > 0) return;
	const first = {
		version: 1,
		wrapped: encrypt(current, randomBytes(32), wrapPlace(1)),
		wrappedBy: fingerprint(current),
		createdAt: clock.now(),
	};
	await database.query.insert(dataKeys).values(first).onConflictDoNothing();
}

function unwrap({ environmentKeys }: KeyRingSource, row: typeof dataKeys.$inferSelect): Uint8Array {
	const key = environmentKeys.find((candidate) => fingerprint(candidate) === row.wrappedBy);
	if (!key) throw wrongKey();
	try {
		return decrypt(key, row.wrapped, wrapPlace(row.version));
	} catch (error) {
		throw error instanceof UnsealError ? wrongKey() : error;
	}
}

const wrongKey = () =>
	new WrongKeyError(
		"BELLHOP_KEY does not open the secrets of this database. Set the key it was made with; nothing was changed.",
	);

const wrapPlace = (version: number) => `data_keys|${version}`;
const fingerprint = (key: Uint8Array) => createHash("sha256").update(key).digest("hex").slice(0, 16);
