import type { Allowances } from "../src/limit/allowances.ts";

const much = { minute: 1e9, day: 1e9 };

const everybody = <Value>(value: Value) => ({ visitor: value, subject: value, address: value, site: value });

/** No limits but the one a test is about. */
export const boundless: Allowances = {
	sessions: everybody(much),
	messages: everybody(much),
	tokens: everybody(much),
	turnsAtOnce: everybody(1e6),
	tokensReserved: 100,
};
