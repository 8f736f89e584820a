import { Hono } from "hono";
import { z } from "zod";
import { readQuery } from "../answers/read-input.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireKey } from "../credentials/require-key.ts";
import { findProducts } from "./find-products.ts";
import type { Product } from "./product.ts";

const wish = z.object({
	query: z.string().trim().min(1, "say what to look for").max(200),
	size: z.string().trim().min(1).max(20).optional(),
});

/** The inventory system: what is in stock, for whoever holds the internal key. */
export function inventoryRoutes(products: readonly Product[], key: string): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.use(requireKey("X-Internal-Key", key));
	routes.get("/products", (context) => {
		const { origin } = new URL(context.req.url);
		return context.json({ products: findProducts(products, readQuery(context.req, wish), origin) });
	});
	return routes;
}
