import type { Invoice } from "../payments/invoice.ts";
import { orders } from "./orders.ts";

/** One invoice for each order; a cancelled order was never paid, a refunded one was paid back. */
export const invoices: readonly Invoice[] = orders.map(({ order, customer_id, postcode }) => ({
	id: `inv_${order.id}`,
	order_id: order.id,
	customer_id,
	issued_on: order.placed_on,
	status: order.status === "cancelled" ? "void" : order.status === "refunded" ? "refunded" : "paid",
	amount_paid: order.status === "cancelled" ? 0 : order.total,
	amount_refunded: order.status === "refunded" ? order.total : 0,
	currency: "GBP",
	paid_with: customer_id === "cust_1001" ? "Visa ending 4242" : "Mastercard ending 5100",
	billing_postcode: postcode,
	internal_reference: `psp-${order.id}-7f`,
}));
