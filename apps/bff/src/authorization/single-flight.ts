import type { Database } from "../database/database.ts";

interface Flights {
	/** Whoever asks for the same while it is under way gets the same answer. */
	readonly shared: Map<string, Promise<unknown>>;
	/** The last of each lane; the next one waits for it. */
	readonly lanes: Map<string, Promise<unknown>>;
}

/** Per database, which is per process: two processes are kept apart by the row lock. */
const flightsOf = new WeakMap<Database, Flights>();

/**
 * Runs `work` once for all who ask for the same `flight` at the same time, and never beside other work of its `lane`.
 * A failure is shared too: twenty callers do not make twenty attempts.
 */
export function singleFlight<Result>(
	database: Database,
	{ lane, flight }: { readonly lane: string; readonly flight: string },
	work: () => Promise<Result>,
): Promise<Result> {
	const { shared, lanes } = flightsFor(database);
	const key = `${lane}|${flight}`;
	const under = shared.get(key) as Promise<Result> | undefined;
	if (under) return under;
	const before = lanes.get(lane) ?? Promise.resolve();
	const running = before.then(work, work);
	const settled = running.then(
		() => {},
		() => {},
	);
	shared.set(key, running);
	lanes.set(lane, settled);
	void settled.then(() => {
		shared.delete(key);
		if (lanes.get(lane) === settled) lanes.delete(lane);
	});
	return running;
}

function flightsFor(database: Database): Flights {
	const known = flightsOf.get(database);
	if (known) return known;
	const made: Flights = { shared: new Map(), lanes: new Map() };
	flightsOf.set(database, made);
	return made;
}
