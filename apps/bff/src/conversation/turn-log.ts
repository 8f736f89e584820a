import type { StreamPart } from "@bellhop/contract/stream-part";
import { sql } from "drizzle-orm";
import type { Turn } from "../database/tables/index.ts";
import type { TurnServices } from "./context.ts";
import { leaseFrom, leaseRenewal } from "./lease.ts";
import type { LiveTurn, TurnEvent } from "./live-turn.ts";

/**
 * How much time lies between the beginning of a write with words and the next one's, in milliseconds; what comes meanwhile is
 * written together. The write's own time counts, so that words wait for the clock or for the database, not for one after the other.
 */
const gatherTime = 40;

/** How many parts may wait before the agent is held back. */
const mostWaiting = 256;

/** Tries to write a batch before the turn is given up; the numbers make a repetition harmless. */
const tries = 4;

/**
 * The one writer of a turn's event log. Parts are numbered, written in small batches and only then shown to readers, so
 * nobody ever saw a word that is not in the log. Every write renews the lease and counts only while this process owns
 * the turn.
 */
export class TurnLog {
	readonly #services: TurnServices;
	readonly #turn: Turn;
	readonly #live: LiveTurn;
	readonly #renewal: NodeJS.Timeout;
	#waiting: StreamPart[] = [];
	#last: number;
	#writing: Promise<void> = Promise.resolve();
	#scheduled = false;
	#closed = false;
	#hurry: () => void = () => undefined;
	/** When the next write may begin; what comes after a pause need not wait. On the process's own clock, which nobody sets. */
	#due = 0;
	#lost = false;

	/** @param last the number of the last event that is in the log already. */
	constructor(services: TurnServices, place: { readonly turn: Turn; readonly live: LiveTurn; readonly last: number }) {
		this.#services = services;
		this.#turn = place.turn;
		this.#live = place.live;
		this.#last = place.last;
		this.#renewal = setInterval(() => this.#schedule(), leaseRenewal);
	}

	/** Whether the log could not be kept: the turn belongs to somebody else now, or will be closed as abandoned. */
	get lost(): boolean {
		return this.#lost;
	}

	/** Takes a part; settles at once unless too many wait. */
	async append(part: StreamPart): Promise<void> {
		const previous = this.#waiting.at(-1);
		if (part.type === "text-delta" && previous?.type === "text-delta" && previous.id === part.id) {
			this.#waiting[this.#waiting.length - 1] = { ...previous, delta: previous.delta + part.delta };
		} else {
			this.#waiting.push(part);
		}
		this.#schedule();
		if (this.#waiting.length >= mostWaiting) await this.#writing;
	}

	/** Ends the writing and returns the parts that are not in the log yet, numbered, with `last` behind them. */
	async close(last: StreamPart): Promise<TurnEvent[]> {
		clearInterval(this.#renewal);
		this.#closed = true;
		this.#hurry();
		await this.#writing;
		return this.#take([...this.#waiting, last]);
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		this.#writing = this.#writing
			.then(() => this.#untilDue())
			.then(() => {
				this.#scheduled = false;
				const words = this.#waiting.some(({ type }) => type === "text-delta");
				this.#due = words ? performance.now() + gatherTime : 0;
				return this.#write();
			});
	}

	/** Waits for the next write's time; not at the end, with which all that waits is written. */
	#untilDue(): Promise<void> {
		return new Promise((resolve) => {
			this.#hurry = resolve;
			setTimeout(resolve, this.#closed ? 0 : Math.max(0, this.#due - performance.now()));
		});
	}

	async #write(): Promise<void> {
		if (this.#lost || this.#closed) return;
		const events = this.#take(this.#waiting);
		try {
			const owner = await this.#persist(events);
			if (!owner) return this.#lose();
			if (events.length > 0) this.#live.publish(events);
			if (owner.stopRequested) this.#live.interrupt("stop");
		} catch (error) {
			this.#services.log.error({ error, turnId: this.#turn.id }, "the event log of a turn could not be written");
			this.#lose();
		}
	}

	#lose(): void {
		this.#lost = true;
		this.#live.interrupt("lost");
	}

	#take(parts: readonly StreamPart[]): TurnEvent[] {
		const first = this.#last + 1;
		this.#last += parts.length;
		this.#waiting = [];
		return parts.map((part, index) => ({ number: first + index, part: JSON.stringify(part) }));
	}

	async #persist(events: readonly TurnEvent[]): Promise<{ stopRequested: boolean } | undefined> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await appendEvents(this.#services, this.#turn, events);
			} catch (error) {
				if (attempt === tries) throw error;
				await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
			}
		}
	}
}

/** Renews the lease and writes the events in one statement; nothing happens when the turn is no longer this process's. */
async function appendEvents({ database, clock, turns }: TurnServices, turn: Turn, events: readonly TurnEvent[]) {
	const [owner] = await database.rows<{ stop_requested: boolean }>(sql`
		with owned as (
			update turns set lease_until = ${leaseFrom(clock.now()).toISOString()}::timestamptz
			where id = ${turn.id} and runner = ${turns.runner} and state = 'running'
			returning id, stop_requested_at is not null as stop_requested
		), written as (
			insert into turn_events (turn_id, number, part)
			select owned.id, (event ->> 'number')::int, event ->> 'part'
			from owned, jsonb_array_elements(${JSON.stringify(events)}::jsonb) as event
			on conflict do nothing
		)
		select stop_requested from owned`);
	return owner && { stopRequested: owner.stop_requested };
}
