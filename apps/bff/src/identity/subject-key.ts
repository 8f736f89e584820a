import { generateKeyPairSync } from "node:crypto";
import { makeId } from "@bellhop/contract/id";
import { desc, sql } from "drizzle-orm";
import { type CryptoKey, importPKCS8 } from "jose";
import type { Clock } from "../clock.ts";
import type { Database, Queries } from "../database/database.ts";
import { subjectKeys } from "../database/tables/index.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { type SealedPlace, seal } from "../secret/seal.ts";
import { unsealRow } from "../secret/unseal-row.ts";

/** What it takes to use Bellhop's own signing key. */
export interface SubjectKeyContext {
	readonly database: Database;
	readonly clock: Clock;
	readonly keys: KeyRing;
}

/** Bellhop's signing key, opened for one signature. */
export interface SubjectKey {
	readonly kid: string;
	readonly key: CryptoKey;
}

const owner = "bellhop";
const placeOf = (row: string): SealedPlace => ({
	site: owner,
	table: "subject_keys",
	row,
	column: "private_key",
});

/** The newest signing key, made when there is none. @throws UnsealError */
export async function subjectKey(context: SubjectKeyContext): Promise<SubjectKey> {
	const queries = context.database.query;
	const row = (await newest(queries)) ?? (await makeFirst(context));
	const pem = await unsealRow({ queries, keys: context.keys }, placeOf(row.id), row.privateKey);
	return { kid: row.id, key: await importPKCS8(pem, "ES256") };
}

/** The public keys that subject tokens are checked with (RFC 7517), the newest first. */
export async function subjectKeySet(context: SubjectKeyContext): Promise<{ keys: Record<string, unknown>[] }> {
	if (!(await newest(context.database.query))) await makeFirst(context);
	const rows = await context.database.query.select().from(subjectKeys).orderBy(desc(subjectKeys.createdAt));
	return { keys: rows.map(({ id, publicKey }) => ({ ...publicKey, kid: id, use: "sig", alg: "ES256" })) };
}

async function newest(queries: Queries) {
	return (await queries.select().from(subjectKeys).orderBy(desc(subjectKeys.createdAt)).limit(1))[0];
}

/** Makes the first key, one process at a time. */
async function makeFirst({ database, clock, keys }: SubjectKeyContext) {
	return database.query.transaction(async (transaction) => {
		await transaction.execute(sql`select pg_advisory_xact_lock(4203)`);
		const known = await newest(transaction);
		if (known) return known;
		const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
		const pem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
		const id = makeId("key");
		const row = {
			id,
			siteId: owner,
			privateKey: seal(await currentKeys(transaction, keys), placeOf(id), pem),
			publicKey: { ...pair.publicKey.export({ format: "jwk" }) },
			createdAt: clock.now(),
		};
		await transaction.insert(subjectKeys).values(row);
		return row;
	});
}
