import type { Use } from "./allowance.ts";
import type { LimitContext } from "./context.ts";
import { keyOf } from "./key-of.ts";

/** Gives back what was taken and not used, to the window it was taken from; negative points take more, whatever is left. */
export async function giveBack({ counter, clock }: LimitContext, uses: readonly Use[]): Promise<void> {
	for (const use of uses) {
		const dated = { ...use, at: use.at ?? clock.now() };
		await counter.correct(use.allowance, keyOf(dated), use.points ?? 1);
	}
}
