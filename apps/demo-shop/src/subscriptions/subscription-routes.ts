import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../answers/read-input.ts";
import { Refusal } from "../answers/refusal.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireBearer } from "../credentials/require-bearer.ts";
import { sameSecret } from "../credentials/same-secret.ts";
import { cancelSubscription } from "./cancel-subscription.ts";
import type { Subscription } from "./subscription.ts";

const whose = z.strictObject({ customer_id: z.string().min(1) });

/** The subscription system: what a customer pays for, and ending it. */
export function subscriptionRoutes(subscriptions: Subscription[], token: string): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.use(requireBearer("subscriptions", (presented) => sameSecret(presented, token)));

	routes.post("/lookup", async (context) => {
		const { customer_id } = await readBody(context.req, whose);
		const theirs = subscriptions.filter((subscription) => subscription.customer_id === customer_id);
		if (theirs.length === 0) throw new Refusal(404, { error: "subscription_not_found" });
		return context.json({ subscriptions: theirs });
	});

	routes.post("/:id/cancel", async (context) => {
		const asks = context.req.header("content-type") ? await readBody(context.req, whose.partial()) : {};
		const subscription = subscriptions.find(
			(one) => one.id === context.req.param("id") && one.customer_id === (asks.customer_id ?? one.customer_id),
		);
		if (!subscription) throw new Refusal(404, { error: "subscription_not_found" });
		return context.json({ subscription: cancelSubscription(subscription) });
	});

	return routes;
}
