import type { Address } from "../customers/customer.ts";

/** An order as the order system answers it. Dates are `YYYY-MM-DD`, prices are in pounds. */
export type Order = {
	id: string;
	status: "delivered" | "in_transit" | "processing" | "cancelled" | "refunded";
	placed_on: string;
	expected_delivery: string | null;
	delivered_on: string | null;
	/** These three stay empty until the parcel is handed over. */
	carrier: string | null;
	tracking_number: string | null;
	tracking_url: string | null;
	items: readonly { sku: string; name: string; size: string; quantity: number; unit_price: number }[];
	total: number;
	currency: "GBP";
	customer_email: string;
	/** Written by the warehouse for the warehouse. */
	internal_note: string;
};

/** An order with what the lookup checks and the answer leaves out. */
export type StoredOrder = {
	order: Order;
	customer_id: string;
	/** The billing postcode: what a customer proves an order with, also after the delivery address changed. */
	postcode: string;
	delivery_address: Address;
};
