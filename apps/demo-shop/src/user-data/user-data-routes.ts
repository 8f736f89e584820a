import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../answers/read-input.ts";
import { Refusal } from "../answers/refusal.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireKey } from "../credentials/require-key.ts";
import { describeCustomer, type ShopRecords } from "./describe-customer.ts";

const whom = z.strictObject({ identifier: z.string().min(1).max(500) });

/**
 * The User Data API: what the shop tells about one customer, named by email address. `{"identifier": "…"}` in,
 * `{"user_info": "…", "identifier": "…"}` out; the key stands in the Authorization header as it is.
 */
export function userDataRoutes(records: ShopRecords, key: string): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.use(requireKey("Authorization", key));
	routes.post("/", async (context) => {
		const { identifier } = await readBody(context.req, whom);
		const customer = records.customers.find(({ email }) => email === identifier);
		if (!customer) throw new Refusal(404, { error: "user_not_found" });
		return context.json({ user_info: describeCustomer(records, customer), identifier });
	});
	return routes;
}
