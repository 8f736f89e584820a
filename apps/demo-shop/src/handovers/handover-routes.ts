import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../answers/read-input.ts";
import type { ShopContext } from "../credentials/guard.ts";

const handover = z.object({ type: z.literal("handover.requested"), data: z.object({ id: z.string() }) });

/** Where the shop hears that somebody wants to talk to a person. A real one would check the signature first. */
export function handoverRoutes(): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.post("/", async (context) => {
		const { data } = await readBody(context.req, handover);
		return context.json({ accepted: data.id }, 202);
	});
	return routes;
}
