import { RateLimited } from "../problem.ts";
import { type Use, windowAt } from "./allowance.ts";
import type { LimitContext } from "./context.ts";
import { giveBack } from "./give-back.ts";
import { keyOf } from "./key-of.ts";

/**
 * Takes one use after another, the narrowest first, so that whoever is over their own allowance does not use up what they
 * share with others. When one is used up, those taken before are given back.
 * @throws RateLimited with the seconds until that window ends
 */
export async function take(context: LimitContext, uses: readonly Use[]): Promise<void> {
	const now = context.clock.now();
	const taken: Use[] = [];
	for (const use of uses) {
		const dated = { ...use, at: use.at ?? now };
		const outcome = await context.counter.add(use.allowance, keyOf(dated), use.points ?? 1);
		if (outcome !== "not counted") taken.push(dated);
		if (outcome === "within") continue;
		await giveBack(context, taken);
		throw new RateLimited(windowAt(use.allowance.window, now).secondsLeft);
	}
}
