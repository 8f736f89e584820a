/** What was paid for an order. Amounts are in pounds. */
export type Invoice = {
	id: string;
	order_id: string;
	customer_id: string;
	issued_on: string;
	status: "paid" | "partly_refunded" | "refunded" | "void";
	amount_paid: number;
	amount_refunded: number;
	currency: "GBP";
	paid_with: string;
	billing_postcode: string;
	/** The processor's own reference, for the books only. */
	internal_reference: string;
};
