/** A plan a customer pays for again and again. */
export type Subscription = {
	id: string;
	customer_id: string;
	plan: string;
	status: "active" | "cancelled";
	/** In pounds, per interval. */
	price: number;
	currency: "GBP";
	interval: "month" | "quarter" | "year";
	/** Dates are `YYYY-MM-DD`. */
	started_on: string;
	/** The next payment, or nothing once cancelled. */
	renews_on: string | null;
	/** The last day of a cancelled plan. */
	ends_on: string | null;
	/** For the books only. */
	internal_margin: number;
};
