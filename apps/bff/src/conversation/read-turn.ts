import { and, asc, eq, gt } from "drizzle-orm";
import { turnEvents, turns } from "../database/tables/index.ts";
import type { TurnServices } from "./context.ts";
import type { TurnEvent } from "./live-turn.ts";

/** How many events are read from the log at once. */
const pageLength = 256;

/** How often the log is asked for news of a turn that runs in another process, in milliseconds. */
const pollTime = 200;

export interface TurnCursor {
	readonly turnId: `turn_${string}`;
	/** The number of the last event the reader has; 0 for none. */
	readonly after: number;
}

/**
 * The events of a turn after a number, first those that are there, then each as it comes, until the turn has ended or
 * `signal` is aborted. Readers of this process, of another one and of the past get the same bytes; how far behind a
 * reader is costs nobody anything, for it is only a number.
 */
export async function* readTurn(
	services: Pick<TurnServices, "database" | "turns">,
	{ turnId, after }: TurnCursor,
	signal: AbortSignal,
): AsyncGenerator<TurnEvent, void> {
	let last = after;
	while (!signal.aborted) {
		const live = services.turns.get(turnId);
		const wake = live?.changed(signal);
		const ended = live ? live.ended : await hasEnded(services, turnId);
		const events = live?.since(last) ?? (await readLog(services, { turnId, after: last }));
		for (const event of events) {
			yield event;
			last = event.number;
		}
		if (events.length > 0) continue;
		if (ended) return;
		await (wake ?? pause(pollTime, signal));
	}
}

async function hasEnded({ database }: Pick<TurnServices, "database">, turnId: TurnCursor["turnId"]): Promise<boolean> {
	const [turn] = await database.query.select({ state: turns.state }).from(turns).where(eq(turns.id, turnId));
	return turn?.state !== "running";
}

function readLog({ database }: Pick<TurnServices, "database">, { turnId, after }: TurnCursor): Promise<TurnEvent[]> {
	return database.query
		.select({ number: turnEvents.number, part: turnEvents.part })
		.from(turnEvents)
		.where(and(eq(turnEvents.turnId, turnId), gt(turnEvents.number, after)))
		.orderBy(asc(turnEvents.number))
		.limit(pageLength);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		signal.addEventListener("abort", done, { once: true });
	});
}
