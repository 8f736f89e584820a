import type { Demo } from "../demo-file.ts";
import { type DemoSystem, fromIdentity, orderNumber, parameter, postcodeText } from "./system.ts";

/** Payments and billing, behind OAuth 2.0 client credentials. */
export function payments({ shop, credentials }: Demo): DemoSystem {
	return {
		authorization: {
			name: "Payments API",
			settings: {
				kind: "oauth2_client_credentials",
				tokenUrl: `${shop}/oauth/token`,
				clientId: credentials.paymentsClientId,
				clientAuthentication: "basic",
				scopes: [],
			},
			secret: credentials.paymentsClientSecret,
			origins: [new URL(shop).origin],
			purpose: "write",
		},
		tools: [listInvoices(shop), checkMyInvoice(shop), refundOrder(shop)],
	};
}

function listInvoices(shop: string): DemoSystem["tools"][number] {
	const fields = ["id", "issued_on", "status", "amount_paid", "amount_refunded", "currency", "paid_with"];
	return {
		name: "list_invoices",
		title: "Fetching the invoices",
		description: "List the invoices of an order, with what was billed, paid and paid back.",
		method: "GET",
		url: `${shop}/api/payments/invoices`,
		parameters: [
			parameter("order_id", "The order number, five digits", { place: "query", schema: orderNumber }),
			parameter("billing_postcode", "The postcode on the bill, such as AB1 2CD", {
				place: "query",
				schema: postcodeText,
			}),
		],
		authorization: "Payments API",
		response: {
			schema: { type: "object", required: ["invoices"], properties: { invoices: { type: "array" } } },
			fields: fields.map((field) => `invoices[].${field}`),
		},
		access: "read",
		state: "live",
	};
}

function checkMyInvoice(shop: string): DemoSystem["tools"][number] {
	const fields = ["order_id", "issued_on", "status", "amount_paid", "amount_refunded", "currency", "paid_with"];
	return {
		name: "check_my_invoice",
		title: "Checking what was paid",
		description: "See what the signed-in customer paid for one of their own orders, and what was paid back of it.",
		method: "GET",
		url: `${shop}/api/payments/invoices`,
		parameters: [
			parameter("order_id", "The order number, five digits", { place: "query", schema: orderNumber }),
			fromIdentity("customer_id", "sub", { place: "query" }),
		],
		authorization: "Payments API",
		response: { fields: fields.map((field) => `invoices[].${field}`) },
		access: "read",
		audience: "verified",
		state: "live",
	};
}

function refundOrder(shop: string): DemoSystem["tools"][number] {
	return {
		name: "refund_order",
		title: "Refunding the order",
		description: "Refund an order of the signed-in customer: pay money back for it, at most what was paid.",
		method: "POST",
		url: `${shop}/api/payments/refunds`,
		parameters: [
			parameter("order_id", "The order number, five digits", { schema: orderNumber, label: "Order" }),
			parameter("amount", "How much, in pounds", {
				schema: { type: "number", exclusiveMinimum: 0, maximum: 500, multipleOf: 0.01 },
			}),
			parameter("currency", "", { source: { from: "constant", value: "GBP" }, label: "Currency" }),
			parameter("reason", "Why it is paid back", {
				schema: { type: "string", minLength: 3, maxLength: 500 },
				editable: true,
			}),
			fromIdentity("customer_id", "sub", { label: "Customer" }),
		],
		authorization: "Payments API",
		response: { fields: ["id", "order_id", "amount", "currency", "status"].map((field) => `refund.${field}`) },
		access: "write",
		audience: "verified",
		idempotent: true,
		writing: {
			summary: "Refund {amount} {currency} for order {order_id}",
			action: "Refund {amount} {currency}",
			reference: "refund.id",
			callsPerDay: 5,
			amountPerDay: { parameter: "amount", most: 500 },
		},
		state: "live",
	};
}
