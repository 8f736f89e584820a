import type { Subscription } from "../subscriptions/subscription.ts";

/** Every running subscription. */
export const subscriptions: readonly Subscription[] = [
	{
		id: "sub_2001",
		customer_id: "cust_1001",
		plan: "Pine Club",
		status: "active",
		price: 4.99,
		currency: "GBP",
		interval: "month",
		started_on: "2025-03-01",
		renews_on: "2026-12-01",
		ends_on: null,
		internal_margin: 0.62,
	},
	{
		id: "sub_2002",
		customer_id: "cust_1001",
		plan: "Sock Drawer",
		status: "active",
		price: 19,
		currency: "GBP",
		interval: "quarter",
		started_on: "2026-02-10",
		renews_on: "2027-02-10",
		ends_on: null,
		internal_margin: 0.31,
	},
	{
		id: "sub_3001",
		customer_id: "cust_1002",
		plan: "Pine Club",
		status: "active",
		price: 49,
		currency: "GBP",
		interval: "year",
		started_on: "2025-09-02",
		renews_on: "2027-09-02",
		ends_on: null,
		internal_margin: 0.62,
	},
];
