import type { Demo } from "../demo-file.ts";
import { type DemoSystem, parameter, text } from "./system.ts";

/** Inventory and product data, behind a key in a header of its own. */
export function inventory({ shop, credentials }: Demo): DemoSystem {
	return {
		authorization: {
			name: "Inventory API",
			settings: { kind: "api_key", header: "X-Internal-Key" },
			secret: credentials.inventory,
			origins: [new URL(shop).origin],
			purpose: "read",
		},
		tools: [checkStock(shop)],
	};
}

function checkStock(shop: string): DemoSystem["tools"][number] {
	return {
		name: "check_stock",
		title: "Checking what is in stock",
		description:
			"Find products with their price and see which sizes are in stock, such as shoes, jackets or backpacks. Not for orders.",
		method: "GET",
		url: `${shop}/api/inventory/products`,
		parameters: [
			parameter("query", "Which product you are looking for", {
				place: "query",
				schema: { ...text, minLength: 2, maxLength: 80 },
			}),
			parameter("size", "The size, when one is asked for", {
				place: "query",
				schema: { ...text, maxLength: 10 },
				required: false,
			}),
		],
		authorization: "Inventory API",
		response: {
			schema: { type: "object", required: ["products"], properties: { products: { type: "array" } } },
			source: { title: "products[].name", url: "products[].page" },
			fields: ["name", "price", "currency", "sizes[].size", "sizes[].in_stock"].map((field) => `products[].${field}`),
		},
		access: "read",
		state: "live",
	};
}
