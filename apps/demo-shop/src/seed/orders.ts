import type { Order, StoredOrder } from "../orders/order.ts";
import { customers } from "./customers.ts";
import { products } from "./products.ts";

type Parcel = Pick<Order, "expected_delivery" | "delivered_on" | "carrier" | "tracking_number" | "tracking_url">;

const notSent: Parcel = {
	expected_delivery: null,
	delivered_on: null,
	carrier: null,
	tracking_number: null,
	tracking_url: null,
};

/** Every order, the customers' own and in every state. */
export const orders: readonly StoredOrder[] = [
	placed("cust_1001", {
		id: "12345",
		status: "delivered",
		placed_on: "2026-10-30",
		...sent("HP4471900123GB", { expected: "2026-11-04", delivered: "2026-11-03" }),
		items: [line("HP-RUN-01", "42"), line("HP-SOC-07", "M")],
		internal_note: "Left with neighbour at no. 6, signed R. Gow.",
	}),
	placed("cust_1001", {
		id: "12346",
		status: "in_transit",
		placed_on: "2026-11-08",
		...sent("HP4471900587GB", { expected: "2026-11-12" }),
		items: [line("HP-JKT-03", "M")],
		internal_note: "Repacked after a torn bag, seal 2281.",
	}),
	placed("cust_1001", {
		id: "12347",
		status: "processing",
		placed_on: "2026-11-10",
		...notSent,
		expected_delivery: "2026-11-16",
		items: [line("HP-HAT-08", "One size")],
		internal_note: "Pick with wave 3.",
	}),
	placed("cust_1002", {
		id: "22345",
		status: "delivered",
		placed_on: "2026-10-12",
		...sent("HP4471877402GB", { expected: "2026-10-16", delivered: "2026-10-15" }),
		items: [line("HP-BAG-09", "One size"), line("HP-BTL-11", "One size", 2)],
		internal_note: "Gift wrap; price slip left out.",
	}),
	placed("cust_1002", {
		id: "22346",
		status: "cancelled",
		placed_on: "2026-10-20",
		...notSent,
		items: [line("HP-LMP-12", "One size")],
		internal_note: "Never in stock, cancelled by buyer.",
	}),
	placed("cust_1002", {
		id: "22347",
		status: "refunded",
		placed_on: "2026-09-28",
		...sent("HP4471850011GB", { expected: "2026-10-02", delivered: "2026-10-02" }),
		items: [line("HP-FLC-04", "L")],
		internal_note: "Zip fault, batch 88, do not restock.",
	}),
];

function placed(customerId: string, order: Omit<Order, "total" | "currency" | "customer_email">): StoredOrder {
	const customer = customers.find(({ id }) => id === customerId);
	if (!customer) throw new Error(`No such customer: ${customerId}`);
	const total = order.items.reduce((sum, item) => sum + item.quantity * item.unit_price, 0);
	return {
		order: { ...order, total, currency: "GBP", customer_email: customer.email },
		customer_id: customer.id,
		postcode: customer.address.postcode,
		delivery_address: customer.address,
	};
}

function sent(tracking: string, days: { expected: string; delivered?: string }): Parcel {
	return {
		expected_delivery: days.expected,
		delivered_on: days.delivered ?? null,
		carrier: "Caledonian Parcels",
		tracking_number: tracking,
		tracking_url: `https://tracking.example/parcels/${tracking}`,
	};
}

function line(sku: string, size: string, quantity = 1): Order["items"][number] {
	const product = products.find((candidate) => candidate.sku === sku);
	if (!product) throw new Error(`No such product: ${sku}`);
	return { sku, name: product.name, size, quantity, unit_price: product.price };
}
