import { Refusal } from "../answers/refusal.ts";
import type { Address } from "../customers/customer.ts";
import type { StoredOrder } from "./order.ts";

/** Sends an order elsewhere, as long as the parcel has not left. Doing it twice changes nothing further. */
export function changeAddress(stored: StoredOrder, address: Address): StoredOrder {
	if (stored.order.status !== "processing") {
		const detail = "The address can only change before the parcel leaves the warehouse.";
		throw new Refusal(409, { error: "order_already_sent", detail });
	}
	stored.delivery_address = address;
	return stored;
}
