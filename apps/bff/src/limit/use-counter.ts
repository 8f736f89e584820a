import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "../database/database.ts";
import { useCounts } from "../database/tables/index.ts";
import type { Allowance } from "./allowance.ts";

/** For how long a process that met a used-up count refuses without asking the database again, in seconds. */
const remembered = 5;

/** How many windows a row outlives its own, so that clocks may differ and late settlements find it. */
const keptWindows = 2;

/** Whether a use stayed within the allowance; `not counted` where it was refused without asking. */
type Added = "within" | "over" | "not counted";

/**
 * Counts in the database, shared by all processes. Each count is one statement that adds and returns, so that of any
 * number of uses at once exactly as many pass as are allowed.
 */
export class UseCounter {
	readonly #database: Database;
	readonly #limiters = new Map<string, RateLimiterDrizzle>();
	/** The last of those who wait for their turn at a count. */
	readonly #waiting = new Map<string, Promise<Added>>();

	constructor(database: Database) {
		this.#database = database;
	}

	/**
	 * Adds to a count. Within a process those who want the same one ask after each other, so that a flood is refused from
	 * memory instead of queueing at the database; when the database fails one of them, it fails all who waited.
	 */
	async add(allowance: Allowance, key: string, points: number): Promise<Added> {
		const limiter = this.#limiterOf(allowance);
		const id = `${allowance.name}:${key}`;
		const before = this.#waiting.get(id);
		const mine = before ? before.then(() => consume(limiter, key, points)) : consume(limiter, key, points);
		this.#waiting.set(id, mine);
		try {
			return await mine;
		} finally {
			if (this.#waiting.get(id) === mine) this.#waiting.delete(id);
		}
	}

	/** Takes from a count, or adds to it whatever the allowance says when the number is negative. */
	async correct(allowance: Allowance, key: string, points: number): Promise<void> {
		const limiter = this.#limiterOf(allowance);
		if (points >= 0) await limiter.reward(key, points);
		else await limiter.penalty(key, -points);
	}

	async read(allowance: Allowance, key: string): Promise<number> {
		return (await this.#limiterOf(allowance).get(key))?.consumedPoints ?? 0;
	}

	async forget(allowance: Allowance, key: string): Promise<void> {
		await this.#limiterOf(allowance).delete(key);
	}

	#limiterOf({ name, points, window }: Allowance): RateLimiterDrizzle {
		const id = `${name} ${points} ${window}`;
		const limiter = this.#limiters.get(id) ?? this.#make({ name, points, window });
		this.#limiters.set(id, limiter);
		return limiter;
	}

	#make({ name, points, window }: Allowance): RateLimiterDrizzle {
		return new RateLimiterDrizzle({
			storeClient: this.#database.query,
			schema: useCounts,
			keyPrefix: name,
			points,
			duration: ((1 + keptWindows) * window) / 1_000,
			inMemoryBlockOnConsumed: points + 1,
			inMemoryBlockDuration: remembered,
			clearExpiredByTimeout: false,
		});
	}
}

async function consume(limiter: RateLimiterDrizzle, key: string, points: number): Promise<Added> {
	try {
		await limiter.consume(key, points);
		return "within";
	} catch (refusal) {
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		return refusal.consumedPoints > 0 ? "over" : "not counted";
	}
}
