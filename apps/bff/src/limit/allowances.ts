/** How much within a minute and within a day (UTC). */
export interface Rate {
	readonly minute: number;
	readonly day: number;
}

/** Who is counted: one anonymous visitor, one verified user of a site, one network address, one site as a whole. */
export type LimitScope = "visitor" | "subject" | "address" | "site";

/** What visitors may use. Bounds against abuse and cost, far above what people do. */
export interface Allowances {
	/** Sessions opened or identified, tries with a refused token included. */
	readonly sessions: Readonly<Record<Exclude<LimitScope, "visitor">, Rate>>;
	/** Messages, and answers asked for again. */
	readonly messages: Readonly<Record<LimitScope, Rate>>;
	/** Tokens of the model, in and out. Those of a site within a day are its spending cap, which an admin may change. */
	readonly tokens: Readonly<Record<LimitScope, Rate>>;
	readonly turnsAtOnce: Readonly<Record<LimitScope, number>>;
	/** Tokens set aside when a turn begins, until it is known what it used. */
	readonly tokensReserved: number;
}

export const defaultAllowances: Allowances = {
	sessions: {
		subject: { minute: 30, day: 500 },
		address: { minute: 120, day: 3_000 },
		site: { minute: 1_200, day: 100_000 },
	},
	messages: {
		visitor: { minute: 20, day: 300 },
		subject: { minute: 30, day: 600 },
		address: { minute: 240, day: 5_000 },
		site: { minute: 1_200, day: 50_000 },
	},
	tokens: {
		visitor: { minute: 200_000, day: 1_000_000 },
		subject: { minute: 200_000, day: 2_000_000 },
		address: { minute: 1_000_000, day: 10_000_000 },
		site: { minute: 5_000_000, day: 20_000_000 },
	},
	turnsAtOnce: { visitor: 3, subject: 5, address: 40, site: 200 },
	tokensReserved: 8_000,
};
