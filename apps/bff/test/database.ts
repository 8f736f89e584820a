import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import postgres from "postgres";
import { inject } from "vitest";
import type { Database } from "../src/database/database.ts";
import { openPgliteWith } from "../src/database/pglite.ts";
import { openPostgres } from "../src/database/postgres.ts";

/** A fresh, migrated database of its own for one test, on the engine under test; `close` throws it away. */
export async function openTestDatabase(): Promise<Database> {
	const place = inject("database");
	if ("dump" in place) return openPgliteWith({ loadDataDir: new Blob([readFileSync(place.dump)]) });
	const name = `bellhop_test_${randomBytes(6).toString("hex")}`;
	const admin = postgres(place.server, { max: 1, onnotice: () => {} });
	await admin.unsafe(`create database ${name} template ${place.template}`);
	const database = await openPostgres(Object.assign(new URL(place.server), { pathname: name }).href);
	return {
		...database,
		close: async () => {
			await database.close();
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
		},
	};
}
