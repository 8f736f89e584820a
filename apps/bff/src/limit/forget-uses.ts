import type { Use } from "./allowance.ts";
import type { LimitContext } from "./context.ts";
import { keyOf } from "./key-of.ts";

/** Starts the count of this window anew. */
export async function forgetUses({ counter, clock }: LimitContext, use: Use): Promise<void> {
	await counter.forget(use.allowance, keyOf({ ...use, at: use.at ?? clock.now() }));
}
