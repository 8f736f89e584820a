import type { Allowances } from "./allowances.ts";
import type { LimitContext } from "./context.ts";
import { keyOf } from "./key-of.ts";
import { type LimitedParties, usesOf } from "./uses-of.ts";

/** How much of an allowance is used up in the present window. */
export interface ReadUse {
	readonly what: "sessions" | "messages" | "tokens";
	/** The window's length, in milliseconds. */
	readonly window: number;
	readonly allowed: number;
	readonly used: number;
}

/** What somebody has used of each allowance. */
export async function readUses(
	{ counter, clock }: LimitContext,
	allowances: Allowances,
	parties: LimitedParties,
): Promise<ReadUse[]> {
	const all = (["sessions", "messages", "tokens"] as const).flatMap((what) =>
		usesOf(allowances, what, { parties }).map((use) => ({ what, ...use, at: clock.now() })),
	);
	return Promise.all(
		all.map(async ({ what, ...use }) => ({
			what,
			window: use.allowance.window,
			allowed: use.allowance.points,
			used: Math.max(0, await counter.read(use.allowance, keyOf(use))),
		})),
	);
}
