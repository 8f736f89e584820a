import { setTimeout as pause } from "node:timers/promises";
import type { Place, Running } from "../place.ts";
import type { Owner } from "./owner.ts";
import { type Conversation, converse } from "./visitor.ts";

/** Longer than the lease of an action whose tool may take a second, in milliseconds. */
const pastLease = 55_000;

/**
 * Stops a process (SIGSTOP) while its action is on its way, lets another one take over, and wakes it up with the answer in its
 * ears. @returns whether what the other one wrote is still there
 */
export async function pauseProcess(
	place: Place,
	{ owner, bff }: { readonly owner: Owner; readonly bff: Running },
): Promise<{
	readonly talk: Conversation;
	readonly figures: { readonly rounds: number; readonly overwritten: number };
}> {
	const sleeper = await place.start();
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	owner.hold(released);
	const name = "paused";
	const talking = converse(sleeper.url, { site: place.site, wish: `once ${name}` });
	while (!owner.made.has(name)) await pause(20);
	sleeper.child.kill("SIGSTOP");
	await pause(pastLease);
	release();
	owner.hold(undefined);
	const before = await outcomeIn(place, name);
	sleeper.child.kill("SIGCONT");
	const said = await talking;
	await pause(2_000);
	await sleeper.end("SIGTERM");
	const talk = { ...said, load: () => said.load(bff.url) };
	const after = (await talk.load()).messages
		.flatMap(({ parts }) => parts)
		.filter(({ type }) => type === "data-receipt");
	const kept = after.length === 1 && after[0]?.type === "data-receipt" && after[0].data.outcome === before;
	return { talk, figures: { rounds: 1, overwritten: kept ? 0 : 1 } };
}

/** The outcome that the ledger has while the process sleeps. */
async function outcomeIn(place: Place, name: string): Promise<string> {
	const rows = await place.ledger();
	const newest = rows.toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime()).at(-1);
	return newest?.state ?? `no row for ${name}`;
}
