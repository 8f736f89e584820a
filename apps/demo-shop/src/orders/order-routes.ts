import { Hono } from "hono";
import { z } from "zod";
import { readBody, readQuery } from "../answers/read-input.ts";
import { Refusal } from "../answers/refusal.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireBearer } from "../credentials/require-bearer.ts";
import { sameSecret } from "../credentials/same-secret.ts";
import { address } from "../customers/customer.ts";
import { changeAddress } from "./change-address.ts";
import { lookUpOrder } from "./look-up-order.ts";
import type { StoredOrder } from "./order.ts";

const proof = z.strictObject({
	order_id: z.string().trim().min(1).max(40),
	postcode: z.string().trim().min(1).max(12),
});
const whose = z.object({ customer_id: z.string().min(1) });

/** The order system: look one up, list a customer's, send one elsewhere. */
export function orderRoutes(orders: StoredOrder[], token: string): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.use(requireBearer("orders", (presented) => sameSecret(presented, token)));

	routes.post("/lookup", async (context) => {
		return context.json({ order: lookUpOrder(orders, await readBody(context.req, proof)) });
	});

	routes.get("/", (context) => {
		const { customer_id } = readQuery(context.req, whose);
		return context.json({
			orders: orders.filter((stored) => stored.customer_id === customer_id).map(({ order }) => order),
		});
	});

	routes.put("/:id/address", async (context) => {
		const { customer_id, ...to } = await readBody(context.req, address.extend(whose.partial().shape));
		const stored = orders.find(
			(one) => one.order.id === context.req.param("id") && one.customer_id === (customer_id ?? one.customer_id),
		);
		if (!stored) throw new Refusal(404, { error: "order_not_found" });
		const { order, delivery_address } = changeAddress(stored, to);
		return context.json({ order: { ...order, delivery_address } });
	});

	return routes;
}
