import type { SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Db } from "pg-boss";
import type { Schema } from "./schema.ts";

/** Drizzle over either engine, or a transaction of it. */
export type Queries = PgDatabase<PgQueryResultHKT, Schema>;

/** An open database with its tables in place. Every query has a deadline (`deadline.ts`). */
export interface Database {
	readonly engine: "pglite" | "postgres";
	readonly query: Queries;
	/** Runs one statement written as SQL and returns its rows. */
	rows<Row extends Record<string, unknown>>(statement: SQL): Promise<Row[]>;
	/** The same database as the job queue speaks to it. */
	readonly forJobs: Db;
	close(): Promise<void>;
}
