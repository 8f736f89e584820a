import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { fromDrizzle, type JobWithMetadata, PgBoss } from "pg-boss";
import type { Database, Queries } from "../database/database.ts";
import type { Log } from "../log.ts";

/** Work that has to be done sooner or later, whatever dies in between. */
export interface Jobs {
	/** Has the queue started. To be awaited before a transaction that sends: the embedded database does one thing at a time. */
	ready(): Promise<void>;
	/** Enqueues a job within the caller's transaction: it is there exactly when what it belongs to is. */
	send(transaction: Queries, queue: Queue, data: { readonly id: string }): Promise<void>;
	/** Works on the jobs of a queue; what throws is tried again later, with longer and longer pauses. */
	work(queue: Queue, handle: (job: Job) => Promise<void>): Promise<void>;
	close(): Promise<void>;
}

/** A job that is due. */
export interface Job {
	readonly id: string;
	/** From 1. */
	readonly attempt: number;
	/** Whether it is tried no more after this. */
	readonly last: boolean;
	readonly signal: AbortSignal;
}

export type Queue = "handover-delivery";

/** Tries, and the pauses between them in seconds: 5, 10, 20 … up to an hour; about a day and a half in all. */
const retrying = { retryLimit: 40, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };

/** How long a try may take, in seconds; whose process died is tried again after it. */
const expireInSeconds = 60;

/** How many jobs of a queue a process works on at once, so that one that hangs does not hold up the others. */
const atOnce = 3;

/** How often due jobs are looked for, and lost ones, in seconds. */
export interface JobsPace {
	readonly poll: number;
	readonly monitor: number;
	readonly retryDelay?: number;
}

/**
 * The job queue (pg-boss), in the database itself: it needs no other server, and runs on the embedded one too. It starts with
 * its first use.
 */
export function createJobs(
	{ database, log }: { readonly database: Database; readonly log: Log },
	pace: JobsPace = { poll: 2, monitor: 30 },
): Jobs {
	let started: Promise<PgBoss> | undefined;
	const boss = () => {
		started ??= start({ database, log }, pace);
		return started;
	};
	return {
		ready: async () => {
			await boss();
		},
		send: async (transaction, queue, data) => {
			const queued = await boss();
			await queued.send(queue, data, { db: fromDrizzle(transaction as never, sql) });
		},
		work: async (queue, handle) => {
			const options = {
				...{ pollingIntervalSeconds: pace.poll, batchSize: 1, localConcurrency: atOnce },
				includeMetadata: true,
			} as const;
			await (await boss()).work<{ readonly id: string }>(queue, options, async (found) => {
				for (const { data, retryCount, retryLimit, signal } of found as JobWithMetadata<{ readonly id: string }>[]) {
					await handle({ id: data.id, attempt: retryCount + 1, last: retryCount >= retryLimit, signal });
				}
			});
		},
		close: async () => {
			if (started) await (await started).stop({ graceful: false, close: false });
		},
	};
}

async function start(
	{ database, log }: { readonly database: Database; readonly log: Log },
	pace: JobsPace,
): Promise<PgBoss> {
	const boss = new PgBoss({
		db: database.forJobs,
		...(database.engine === "pglite" && { backend: "pglite" as const }),
		monitorIntervalSeconds: pace.monitor,
		schedule: false,
	});
	boss.on("error", (error) => log.error({ error }, "the job queue failed"));
	await boss.start();
	const again = { ...retrying, retryDelay: pace.retryDelay ?? retrying.retryDelay };
	await boss.createQueue("handover-delivery", { ...again, expireInSeconds });
	// Fills the queue's own cache, which would otherwise be filled in the middle of somebody's transaction.
	await boss.getJobById("handover-delivery", randomUUID());
	return boss;
}
