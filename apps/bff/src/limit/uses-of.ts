import { type Allowance, day, minute, type Use } from "./allowance.ts";
import type { Allowances, LimitScope, Rate } from "./allowances.ts";

/** For whom something is counted, by scope; what is left out is not counted there. Addresses as `addressKey` gives them. */
export type LimitedParties = Partial<Readonly<Record<LimitScope, string>>>;

/** The narrowest first. */
const scopes: readonly LimitScope[] = ["visitor", "subject", "address", "site"];

/** The uses of one thing by everybody it is counted for, per minute and per day. */
export function usesOf(
	allowances: Allowances,
	what: "sessions" | "messages" | "tokens",
	{ parties, points = 1 }: { readonly parties: LimitedParties; readonly points?: number },
): Use[] {
	const rates: Partial<Record<LimitScope, Rate>> = allowances[what];
	return scopes.flatMap((scope) => {
		const [by, rate] = [parties[scope], rates[scope]];
		if (by === undefined || rate === undefined) return [];
		return [allowanceOf(what, rate, "minute"), allowanceOf(what, rate, "day")].map((allowance) => ({
			allowance,
			by: `${scope} ${by}`,
			points,
		}));
	});
}

function allowanceOf(what: string, rate: Rate, window: "minute" | "day"): Allowance {
	return { name: what, points: rate[window], window: window === "minute" ? minute : day };
}
