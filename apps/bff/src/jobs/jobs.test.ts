import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "../../test/database.ts";
import type { Database } from "../database/database.ts";
import { createLog } from "../log.ts";
import { createScrubber } from "../secret/scrubber.ts";
import { createJobs, type Jobs } from "./jobs.ts";

const quick = { poll: 0.5, monitor: 1, retryDelay: 1 };
const queue = "handover-delivery";

let database: Database;
let open: Jobs[];
const logged: string[] = [];

beforeEach(async () => {
	database = await openTestDatabase();
	open = [];
});
afterEach(async () => {
	await Promise.all(open.map((jobs) => jobs.close()));
	await database.close();
});

async function start(): Promise<Jobs> {
	const jobs = createJobs({ database, log: createLog(createScrubber(), (line) => logged.push(line)) }, quick);
	open.push(jobs);
	await jobs.ready();
	return jobs;
}

/** The ids of the next jobs that are worked on, once there are so many. */
function worked(jobs: Jobs, count: number, fail: (attempt: number) => boolean = () => false) {
	const ids: string[] = [];
	return new Promise<string[]>((resolve, reject) => {
		jobs
			.work(queue, async ({ id, attempt }) => {
				ids.push(`${id} ${attempt}`);
				if (ids.length === count) resolve(ids);
				if (fail(attempt)) throw new Error("not now");
			})
			.catch(reject);
	});
}

test("a job is there exactly when its transaction was committed", async () => {
	const jobs = await start();
	await database.query.transaction((transaction) => jobs.send(transaction, queue, { id: "kept" }));
	await database.query
		.transaction(async (transaction) => {
			await jobs.send(transaction, queue, { id: "rolled back" });
			throw new Error("no");
		})
		.catch(() => undefined);
	await database.query.transaction((transaction) => jobs.send(transaction, queue, { id: "kept too" }));
	expect((await worked(jobs, 2)).sort()).toEqual(["kept 1", "kept too 1"]);
	expect(logged).toEqual([]);
});

test("a job that fails is tried again", async () => {
	const jobs = await start();
	await database.query.transaction((transaction) => jobs.send(transaction, queue, { id: "hard" }));
	expect(await worked(jobs, 2, (attempt) => attempt === 1)).toEqual(["hard 1", "hard 2"]);
});

test("a job that hangs does not hold up the next", async () => {
	const jobs = await start();
	await database.query.transaction((transaction) => jobs.send(transaction, queue, { id: "slow" }));
	let goOn = () => {};
	const gone = new Promise<void>((go) => {
		goOn = go;
	});
	const ended = await new Promise<string[]>((resolve, reject) => {
		const ids: string[] = [];
		jobs
			.work(queue, async ({ id }) => {
				if (id === "slow") {
					// The other one is sent while this is worked on, and lets it go on.
					await database.query.transaction((transaction) => jobs.send(transaction, queue, { id: "quick" }));
					await gone;
				}
				ids.push(id);
				goOn();
				if (ids.length === 2) resolve(ids);
			})
			.catch(reject);
	});
	expect(ended).toEqual(["quick", "slow"]);
});

test("a job whose process died in the middle is tried again by the next one", async () => {
	const dead = await start();
	await database.query.transaction((transaction) => dead.send(transaction, queue, { id: "survivor" }));
	await new Promise<void>((resolve) => void dead.work(queue, () => new Promise(() => resolve())));
	await dead.close();
	// Its time is up.
	await database.rows(
		sql`update pgboss.job set started_on = started_on - interval '2 minutes' where state = 'active' returning id`,
	);
	expect(await worked(await start(), 1)).toEqual(["survivor 2"]);
});
