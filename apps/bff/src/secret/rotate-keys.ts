import { randomBytes } from "node:crypto";
import { desc, lt, max } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { dataKeys } from "../database/tables/index.ts";
import { currentKeys, type KeyRing, type KeyRingSource, openKeyRing } from "./key-ring.ts";
import { countOld, resealColumn } from "./reseal-column.ts";
import { rewrapKeys, wrapKey } from "./rewrap-keys.ts";
import { sealedColumns } from "./sealed-columns.ts";

/** How far a rotation got. */
export interface RotationProgress {
	/** Sealed texts that still have a former data key. */
	readonly left: number;
	/** Of these, the ones that do not open and were left as they are, such as `authorizations auth_… secret`. */
	readonly unopened: readonly string[];
}

/** What a rotation did. */
export interface RotationResult extends RotationProgress {
	/** The version of the data key that seals now. */
	readonly newest: number;
	/** How many former data keys were removed: none while something still needs one. */
	readonly removed: number;
}

/**
 * Makes a new data key, wraps all of them with the environment's current key, seals everything anew and removes the
 * former data keys. It may be killed at any moment and run again: a rotation that was begun is finished instead of
 * beginning another. Other processes may go on working meanwhile.
 * @throws WrongKeyError, and nothing was changed.
 */
export async function rotateKeys(
	source: KeyRingSource,
	report: (progress: RotationProgress) => void = () => {},
): Promise<RotationResult> {
	const { database } = source;
	const ring = await openKeyRing(source);
	await rewrapKeys(source, ring);
	await makeNewest(source);
	const keys = await currentKeys(database.query, ring);
	const unopened = await resealAll({ database, keys }, report);
	const removed = await removeFormer(database, keys.newest);
	return { newest: keys.newest, removed, left: await countAll(database, keys.newest), unopened };
}

/** Two versions mean that a rotation was begun and not finished. */
async function makeNewest({ database, clock, environmentKeys: [current] }: KeyRingSource): Promise<void> {
	await database.query.transaction(async (transaction) => {
		const rows = await transaction.select().from(dataKeys).orderBy(desc(dataKeys.version)).for("update");
		const [newest] = rows;
		if (!newest || rows.length > 1) return;
		const version = newest.version + 1;
		const wrapped = wrapKey(current, version, randomBytes(32));
		await transaction.insert(dataKeys).values({ version, ...wrapped, createdAt: clock.now() });
	});
}

async function resealAll(
	context: { readonly database: Database; readonly keys: KeyRing },
	report: (progress: RotationProgress) => void,
): Promise<readonly string[]> {
	const unopened: string[] = [];
	const tell = async () => report({ left: await countAll(context.database, context.keys.newest), unopened });
	await tell();
	for (const column of sealedColumns) {
		for await (const failed of resealColumn(context, column)) {
			unopened.push(...failed);
			await tell();
		}
	}
	return unopened;
}

async function countAll(database: Database, newest: number): Promise<number> {
	const counts = await Promise.all(sealedColumns.map((column) => countOld(database.query, column, newest)));
	return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The lock waits for whoever is sealing with a former key right now (`currentKeys`), and the count that follows sees what
 * they wrote.
 */
async function removeFormer(database: Database, newest: number): Promise<number> {
	return database.query.transaction(async (transaction) => {
		await transaction.select().from(dataKeys).for("update");
		const [top] = await transaction.select({ version: max(dataKeys.version) }).from(dataKeys);
		if (top?.version !== newest) return 0;
		for (const column of sealedColumns) {
			if ((await countOld(transaction, column, newest)) > 0) return 0;
		}
		return (await transaction.delete(dataKeys).where(lt(dataKeys.version, newest)).returning()).length;
	});
}
