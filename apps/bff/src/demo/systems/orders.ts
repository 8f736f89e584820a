import type { Demo } from "../demo-file.ts";
import { type DemoSystem, fromIdentity, optionalText, orderNumber, parameter, postcodeText, text } from "./system.ts";

/** Order management, behind a bearer token. */
export function orders({ shop, credentials }: Demo): DemoSystem {
	return {
		authorization: {
			name: "Order Management API",
			settings: { kind: "bearer" },
			secret: credentials.orders,
			origins: [new URL(shop).origin],
			purpose: "write",
		},
		tools: [lookUpOrder(shop), changeDeliveryAddress(shop)],
	};
}

const shown = ["id", "status", "placed_on", "expected_delivery", "delivered_on", "carrier", "tracking_number"];
const shownItems = ["name", "size", "quantity"];

function lookUpOrder(shop: string): DemoSystem["tools"][number] {
	return {
		name: "look_up_order",
		title: "Looking up your order",
		description:
			"Find an order and see where it is. Use it for questions about the status, delivery, tracking or items of one order. Not for changing an order.",
		method: "POST",
		url: `${shop}/api/orders/lookup`,
		parameters: [
			parameter("order_id", "The order number, five digits", { schema: orderNumber }),
			parameter("postcode", "The postcode it is delivered to, such as AB1 2CD", { schema: postcodeText }),
		],
		authorization: "Order Management API",
		response: {
			schema: {
				type: "object",
				required: ["order"],
				properties: {
					order: {
						type: "object",
						required: ["id", "status", "items"],
						properties: { id: text, status: text, expected_delivery: optionalText, items: { type: "array" } },
					},
				},
			},
			fields: [
				...shown.map((field) => `order.${field}`),
				...shownItems.map((field) => `order.items[].${field}`),
				"order.total",
				"order.currency",
			],
		},
		access: "read",
		state: "live",
	};
}

function changeDeliveryAddress(shop: string): DemoSystem["tools"][number] {
	return {
		name: "change_delivery_address",
		title: "Changing the delivery address",
		description: "Send an order to another address before it has left the warehouse.",
		method: "PUT",
		url: `${shop}/api/orders/{order_id}/address`,
		parameters: [
			parameter("order_id", "The order number, five digits", { place: "path", schema: orderNumber, label: "Order" }),
			parameter("line1", "House number and street", { schema: { ...text, maxLength: 120 }, editable: true }),
			parameter("city", "Town or city", { schema: { ...text, maxLength: 80 }, editable: true }),
			parameter("postcode", "The new postcode", { schema: postcodeText, editable: true }),
			parameter("country", "", { source: { from: "constant", value: "GB" } }),
			fromIdentity("customer_id", "sub", { label: "Customer" }),
		],
		authorization: "Order Management API",
		response: { fields: ["order.id", "order.status", "order.delivery_address"] },
		access: "write",
		writing: {
			summary: "Send order {order_id} to {line1}, {city} {postcode}",
			action: "Change the address",
			callsPerDay: 5,
		},
		audience: "verified",
		state: "live",
	};
}
