import type { Demo } from "../demo-file.ts";
import { type DemoSystem, fromIdentity, parameter } from "./system.ts";

/** Subscriptions, behind a bearer token. */
export function subscriptions({ shop, credentials }: Demo): DemoSystem {
	return {
		authorization: {
			name: "Subscriptions API",
			settings: { kind: "bearer" },
			secret: credentials.subscriptions,
			origins: [new URL(shop).origin],
			purpose: "write",
		},
		tools: [listMySubscriptions(shop), cancelSubscription(shop)],
	};
}

const fields = ["id", "plan", "status", "price", "currency", "interval", "renews_on", "ends_on"];

function listMySubscriptions(shop: string): DemoSystem["tools"][number] {
	return {
		name: "list_my_subscriptions",
		title: "Looking at your subscriptions",
		description: "List the subscriptions of the signed-in customer: plan, price and when each renews or ends.",
		method: "POST",
		url: `${shop}/api/subscriptions/lookup`,
		parameters: [fromIdentity("customer_id", "sub")],
		authorization: "Subscriptions API",
		response: { fields: fields.map((field) => `subscriptions[].${field}`) },
		access: "read",
		audience: "verified",
		state: "live",
	};
}

function cancelSubscription(shop: string): DemoSystem["tools"][number] {
	return {
		name: "cancel_subscription",
		title: "Cancelling the subscription",
		description: "Cancel a subscription at the end of the time that is paid.",
		method: "POST",
		url: `${shop}/api/subscriptions/{subscription_id}/cancel`,
		parameters: [
			parameter("subscription_id", "Which subscription, such as sub_2001", {
				place: "path",
				schema: { type: "string", pattern: "^sub_[0-9]+$" },
				label: "Subscription",
			}),
			fromIdentity("customer_id", "sub", { label: "Customer" }),
		],
		authorization: "Subscriptions API",
		response: { fields: fields.map((field) => `subscription.${field}`) },
		access: "write",
		audience: "verified",
		writing: { summary: "Cancel subscription {subscription_id} at the end of the paid time", action: "Cancel it" },
		state: "live",
	};
}
