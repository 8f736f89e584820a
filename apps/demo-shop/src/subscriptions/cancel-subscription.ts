import { Refusal } from "../answers/refusal.ts";
import type { Subscription } from "./subscription.ts";

/** Ends a plan at the end of the time already paid. A second time is refused, so a repeated call shows. */
export function cancelSubscription(subscription: Subscription): Subscription {
	if (subscription.status === "cancelled") {
		const detail = `This plan was already cancelled and ends on ${subscription.ends_on}.`;
		throw new Refusal(409, { error: "already_cancelled", detail });
	}
	return Object.assign(subscription, { status: "cancelled", ends_on: subscription.renews_on, renews_on: null });
}
