import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { type BunSqlLike, fromBunSql } from "pg-boss";
import postgres, { type Sql, type TransactionSql } from "postgres";
import type { Database } from "./database.ts";
import { queryDeadline, withDeadline } from "./deadline.ts";
import { migrationsFolder } from "./migrations-folder.ts";
import { schema } from "./schema.ts";

/** How much longer than the deadline the server lets a statement run, so that our own error comes first. */
const serverDelay = 1_000;

/** How many queries' deadlines a whole transaction may take. */
const transactionQueries = 3;

/** How long a starting process waits for another one that is migrating, in milliseconds. */
const migrationDeadline = 120_000;

/**
 * Connects to a Postgres server and brings its tables up to date, one process at a time.
 * @param deadline how long one query may take, in milliseconds.
 */
export async function openPostgres(url: string, deadline = queryDeadline): Promise<Database> {
	await migrateAlone(url);
	const client = postgres(url, {
		max: 10,
		connect_timeout: 10,
		idle_timeout: 60,
		onnotice: () => {},
		connection: { statement_timeout: deadline + serverDelay, idle_in_transaction_session_timeout: 2 * deadline },
	});
	const query = drizzle({ client: guarded(client, deadline), schema });
	// Drizzle changes how its client writes dates, so the job queue has one of its own; it connects when it is used.
	const forJobs = postgres(url, { max: 2, connect_timeout: 10, idle_timeout: 60, onnotice: () => {} });
	return {
		engine: "postgres",
		query,
		rows: async <Row>(statement: Parameters<typeof query.execute>[0]) => [...(await query.execute(statement))] as Row[],
		// It speaks as Bun's client does, which was made after it.
		forJobs: fromBunSql(forJobs as unknown as BunSqlLike),
		close: async () => {
			await Promise.all([client, forJobs].map((one) => one.end({ timeout: 5 })));
		},
	};
}

/**
 * Drizzle's migrator takes no lock, so the whole run happens on one connection of its own that holds a session advisory
 * lock; processes that start at the same time wait and then find nothing left to do.
 */
async function migrateAlone(url: string): Promise<void> {
	const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
	try {
		await withDeadline(run(client), migrationDeadline);
	} finally {
		await client.end({ timeout: 5 });
	}
}

async function run(client: Sql): Promise<void> {
	await client`select pg_advisory_lock(4201)`;
	await migrate(drizzle({ client }), { migrationsFolder });
	await client`select pg_advisory_unlock(4201)`;
}

/** The same client with a deadline on each query, inside transactions too. */
function guarded<Client extends Sql | TransactionSql>(client: Client, deadline: number): Client {
	return new Proxy(client, {
		get(target, key) {
			if (key === "unsafe")
				return (...query: Parameters<Sql["unsafe"]>) => guardedQuery(target.unsafe(...query), deadline);
			if (key === "begin" || key === "savepoint") return guardedTransaction(target, key, deadline);
			return Reflect.get(target, key, target);
		},
	});
}

/** postgres.js starts a query when it is awaited, so the deadline starts there too. */
function guardedQuery(pending: ReturnType<Sql["unsafe"]>, deadline: number) {
	const late = <Result>(work: PromiseLike<Result>) => withDeadline(work, deadline, () => takeBack(pending));
	return {
		// biome-ignore lint/suspicious/noThenProperty: drizzle awaits the query itself.
		then: (...handlers: Parameters<Promise<unknown>["then"]>) => late(pending).then(...handlers),
		values: () => late(pending.values()),
	};
}

/**
 * Takes a query back that still waits for a connection. One that was sent is left to the server's `statement_timeout`:
 * cancelling it needs a connection too, and when that fails postgres.js rejects a promise nobody can catch.
 */
function takeBack(pending: ReturnType<Sql["unsafe"]>): void {
	if ((pending as unknown as { readonly state: unknown }).state === null) pending.cancel();
}

/** BEGIN and COMMIT are not queries of ours, so the transaction as a whole has a deadline too. */
function guardedTransaction(target: Sql | TransactionSql, key: "begin" | "savepoint", deadline: number) {
	type Run = (transaction: TransactionSql) => unknown;
	const start = Reflect.get(target, key) as (...input: [...unknown[], Run]) => Promise<unknown>;
	return (...input: [...unknown[], Run]) => {
		const run = input.pop() as Run;
		const work = start.call(target, ...input, (transaction: TransactionSql) => run(guarded(transaction, deadline)));
		return withDeadline(work, transactionQueries * deadline);
	};
}
