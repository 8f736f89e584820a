import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Database, Queries } from "../database/database.ts";
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
	/** Opens a data key that another process made since. @throws WrongKeyError */
	readonly unwrap?: (row: DataKeyRow) => Uint8Array;
}

type DataKeyRow = typeof dataKeys.$inferSelect;

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
	return { newest: Math.max(...keys.keys()), keys, unwrap: (row) => unwrap(source, row) };
}

/**
 * The ring as the database has it now: a rotation may have made a newer key since this process started. Inside a
 * transaction it also keeps the keys from being removed until the transaction ends, so that nothing is ever sealed with
 * a key that is gone: seal with what this returns, in the transaction that writes it.
 */
export async function currentKeys(queries: Queries, ring: KeyRing): Promise<KeyRing> {
	const { unwrap: open } = ring;
	if (!open) return ring;
	const rows = await queries.select().from(dataKeys).orderBy(dataKeys.version).for("key share");
	const keys = new Map(rows.map((row) => [row.version, ring.keys.get(row.version) ?? open(row)]));
	return { ...ring, newest: Math.max(...keys.keys()), keys };
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

function unwrap({ environmentKeys }: KeyRingSource, row: DataKeyRow): Uint8Array {
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

/** What a wrapped key is bound to. */
export const wrapPlace = (version: number) => `data_keys|${version}`;

/** The first 16 hexadecimal digits of a key's SHA-256. */
export const fingerprint = (key: Uint8Array) => createHash("sha256").update(key).digest("hex").slice(0, 16);
