import type { Customer } from "../customers/customer.ts";
import type { Order, StoredOrder } from "../orders/order.ts";
import type { Subscription } from "../subscriptions/subscription.ts";

/** What the shop knows its customers by. */
export type ShopRecords = {
	readonly customers: readonly Customer[];
	readonly orders: readonly StoredOrder[];
	readonly subscriptions: readonly Subscription[];
};

/** A customer in plain sentences, one fact a line, without anything that is the shop's own business. */
export function describeCustomer({ orders, subscriptions }: ShopRecords, customer: Customer): string {
	const theirs = orders
		.filter(({ customer_id }) => customer_id === customer.id)
		.map(({ order }) => order)
		.sort((one, other) => other.placed_on.localeCompare(one.placed_on));
	const plans = subscriptions.filter(({ customer_id }) => customer_id === customer.id);
	const club = customer.club_member ? ", member of the club" : "";
	return [
		`${customer.name} is a customer since ${day(customer.customer_since)}${club}.`,
		...theirs.map((order, index) => `${index === 0 ? "Latest order" : "Earlier order"}: ${describeOrder(order)}`),
		...plans.map((plan) => `Plan: ${describePlan(plan)}`),
	].join("\n");
}

const states: Record<Order["status"], string> = {
	delivered: "delivered",
	in_transit: "on its way",
	processing: "being packed",
	cancelled: "cancelled",
	refunded: "refunded",
};

function describeOrder(order: Order): string {
	const items = order.items.map(({ name, size, quantity }) => `${quantity} × ${name} (${size})`).join(", ");
	const open = order.status === "in_transit" || order.status === "processing";
	const facts = [
		`${order.id} of ${day(order.placed_on)} is ${states[order.status]}`,
		...(order.status === "delivered" && order.delivered_on ? [`on ${day(order.delivered_on)}`] : []),
		...(open && order.carrier ? [`with ${order.carrier}, tracking number ${order.tracking_number}`] : []),
		...(open && order.expected_delivery ? [`expected ${day(order.expected_delivery)}`] : []),
	];
	return `${facts.join(", ")}: ${items}.`;
}

function describePlan({ plan, status, price, currency, interval, renews_on, ends_on }: Subscription): string {
	const amount = new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(price);
	const next = renews_on ? `renews on ${day(renews_on)}` : ends_on ? `ends on ${day(ends_on)}` : "";
	return `${[plan, status, `${amount} a ${interval}`, next].filter((text) => text !== "").join(", ")}.`;
}

/** `2026-11-10` as people write it. */
function day(date: string): string {
	const format = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
	return new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", format);
}
