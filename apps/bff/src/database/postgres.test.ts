import { randomBytes } from "node:crypto";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { DatabaseDeadlineError, withDeadline } from "./deadline.ts";
import journal from "./migrations/meta/_journal.json" with { type: "json" };
import { openPostgres } from "./postgres.ts";
import { sites } from "./tables/index.ts";

const place = inject("database");
const server = "server" in place ? place.server : "";

test("a deadline lets through what settles in time, and says when it does not", async () => {
	await expect(withDeadline(Promise.resolve(7), 1_000)).resolves.toBe(7);
	await expect(withDeadline(Promise.reject(new Error("mine")), 1_000)).rejects.toThrow("mine");
	let late = 0;
	const hanging = withDeadline(new Promise(() => {}), 1, () => late++);
	await expect(hanging).rejects.toThrow(DatabaseDeadlineError);
	expect(late).toBe(1);
});

// Several processes on one database, and a network that falls silent, exist with a server only (TEST_DATABASE_URL).
describe.runIf(server !== "")("a Postgres server", () => {
	let url: string;
	let admin: postgres.Sql;
	let name: string;

	beforeEach(async () => {
		name = `bellhop_empty_${randomBytes(6).toString("hex")}`;
		admin = postgres(server, { max: 1, onnotice: () => {} });
		await admin.unsafe(`create database ${name}`);
		url = Object.assign(new URL(server), { pathname: name }).href;
	});
	afterEach(async () => {
		await admin.unsafe(`drop database ${name} with (force)`);
		await admin.end();
	});

	test("that is empty is migrated once by processes that start at the same time", async () => {
		const databases = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
		const [first] = databases;
		const runs = await first?.rows(sql`select * from drizzle.__drizzle_migrations`);
		expect(runs).toHaveLength(journal.entries.length);
		for (const database of databases) expect(await database.query.select().from(sites)).toEqual([]);
		await Promise.all(databases.map((database) => database.close()));
	});

	test("cancels a query that takes too long, and serves the next one", async () => {
		const database = await openPostgres(url, 300);
		await expect(database.rows(sql`select pg_sleep(20)`)).rejects.toThrow();
		expect(await database.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
		await database.close();
	});

	test("whose network falls silent fails queries and transactions at the deadline, instead of hanging for ever", async () => {
		const wire = await startWire(new URL(url));
		const database = await openPostgres(wire.url, 300);
		expect(await database.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
		wire.cut();
		const failures = await Promise.allSettled([
			database.rows(sql`select 1`),
			database.query.select().from(sites),
			database.query.transaction((transaction) => transaction.select().from(sites)),
		]);
		for (const failure of failures) {
			expect(failure.status).toBe("rejected");
			const error: unknown = failure.status === "rejected" ? failure.reason : undefined;
			const cause = error instanceof DatabaseDeadlineError ? error : (error as Error).cause;
			expect(cause).toBeInstanceOf(DatabaseDeadlineError);
		}
		wire.close();
		await database.close();
	});

	test("that is gone when a late query is to be cancelled harms nobody", async () => {
		const wire = await startWire(new URL(url));
		const database = await openPostgres(wire.url, 300);
		await database.rows(sql`select 1`);
		wire.cut();
		wire.refuse();
		await expect(database.rows(sql`select 1`)).rejects.toMatchObject({ cause: expect.any(DatabaseDeadlineError) });
		wire.close();
		await database.close();
	});
});

/** A wire to the server that can be made to swallow everything without closing. */
async function startWire(target: URL) {
	const sockets = new Set<Socket>();
	let silent = false;
	const relay = createServer((near) => {
		const far = connect(Number(target.port), target.hostname);
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(from);
			from.on("error", () => {});
			from.on("data", (bytes) => silent || to.write(bytes));
			from.on("close", () => to.destroy());
		}
	});
	await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
	const { port } = relay.address() as AddressInfo;
	return {
		url: Object.assign(new URL(target), { host: `127.0.0.1:${port}` }).href,
		cut: () => {
			silent = true;
		},
		refuse: () => relay.close(),
		close: () => {
			for (const socket of sockets) socket.destroy();
			relay.close();
		},
	};
}
