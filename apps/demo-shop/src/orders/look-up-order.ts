import { Refusal } from "../answers/refusal.ts";
import type { Order, StoredOrder } from "./order.ts";

type Proof = { order_id: string; postcode: string };

/** The order, for whoever knows its id and postcode. A wrong postcode looks exactly like an unknown order. */
export function lookUpOrder(orders: readonly StoredOrder[], proof: Proof): Order {
	const id = proof.order_id.replace(/^#/, "");
	const stored = orders.find(({ order, postcode }) => order.id === id && bare(postcode) === bare(proof.postcode));
	if (!stored) throw new Refusal(404, { error: "order_not_found" });
	return stored.order;
}

function bare(postcode: string): string {
	return postcode.replaceAll(/\s/g, "").toUpperCase();
}
