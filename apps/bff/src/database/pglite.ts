import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type PGliteOptions, type Transaction } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { fromPglite } from "pg-boss";
import type { Database } from "./database.ts";
import { queryDeadline, withDeadline } from "./deadline.ts";
import { lockFolder } from "./folder-lock.ts";
import { migrationsFolder } from "./migrations-folder.ts";
import { schema } from "./schema.ts";

/** Opens the embedded database in a folder, made if need be, and brings its tables up to date. One process at a time. */
export async function openPglite(folder: string): Promise<Database> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	chmodSync(folder, 0o700);
	const unlock = lockFolder(folder);
	try {
		const database = await openPgliteWith({ dataDir: join(folder, "pglite") });
		return { ...database, close: () => database.close().finally(unlock) };
	} catch (error) {
		unlock();
		throw error;
	}
}

/** Opens an embedded database as PGlite's own options say (in memory, from a dump), with the tables in place. */
export async function openPgliteWith(options: PGliteOptions): Promise<Database> {
	const client = await PGlite.create(options);
	const query = drizzle({ client: guarded(client), schema });
	await client.query("select pg_advisory_lock(4201)");
	await migrate(query, { migrationsFolder });
	await client.query("select pg_advisory_unlock(4201)");
	return {
		engine: "pglite",
		query,
		rows: async <Row>(statement: Parameters<typeof query.execute>[0]) => (await query.execute(statement)).rows as Row[],
		forJobs: fromPglite(client),
		close: () => client.close(),
	};
}

/** The same client with a deadline on each query, inside transactions too. */
function guarded<Client extends PGlite | Transaction>(client: Client): Client {
	return new Proxy(client, {
		get(target, key) {
			if (key === "query") {
				return (...query: Parameters<PGlite["query"]>) => withDeadline(target.query(...query), queryDeadline);
			}
			if (key === "transaction" && "transaction" in target) {
				return (run: (transaction: Transaction) => Promise<unknown>) =>
					target.transaction((transaction) => run(guarded(transaction)));
			}
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}
