import { saveAuthorization } from "../authorization/save-authorization.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import { findSite } from "../site/find-site.ts";
import { saveSite } from "../site/save-site.ts";
import { saveTool } from "../tool/save-tool.ts";
import type { Demo } from "./demo-file.ts";

/**
 * Sets up the demo shop's site with its credentials and tools, by the verbs an admin uses. Once: what an admin changed
 * afterwards stays, unless the shop has moved to another address.
 */
export async function seedDemo(
	context: { readonly database: Database; readonly clock: Clock; readonly keys: KeyRing },
	demo: Demo,
): Promise<void> {
	const shop = new URL(demo.shop);
	const before = await findSite(context.database, demo.site);
	if (before?.allowedOrigins.includes(shop.origin)) return;
	const site = await saveSite(
		{ ...context, actor: "bellhop" },
		{
			id: demo.site,
			name: "Harbour & Pine",
			greeting: "Hello! Ask me about an order or what we have in stock.",
			starters: ["Where is my order?", "Do you have the running shoes in size 42?"],
			accent: "#0f5c4d",
			theme: "auto",
			corner: "right",
			allowedOrigins: [...new Set([shop.origin, `http://127.0.0.1:${shop.port}`, `http://localhost:${shop.port}`])],
		},
	);
	const acting = { ...context, actor: "bellhop", site };
	await saveAuthorization(acting, {
		name: "Order Management API",
		settings: { kind: "bearer" },
		secret: demo.credentials.orders,
		origins: [shop.origin],
		purpose: "read",
	});
	await saveAuthorization(acting, {
		name: "Inventory API",
		settings: { kind: "api_key", header: "X-Internal-Key" },
		secret: demo.credentials.inventory,
		origins: [shop.origin],
		purpose: "read",
	});
	await saveTool(acting, orderTool(demo.shop));
	await saveTool(acting, stockTool(demo.shop));
}

const text = { type: "string" };
const optionalText = { type: ["string", "null"] };

function orderTool(shop: string): Parameters<typeof saveTool>[1] {
	return {
		name: "look_up_order",
		title: "Looking up your order",
		description:
			"Find an order and see where it is. Use it for questions about the status, delivery, tracking or items of one order. Not for changing an order.",
		method: "POST",
		url: `${shop}/api/orders/lookup`,
		parameters: [
			{
				name: "order_id",
				place: "body",
				schema: { ...text, pattern: "^[0-9]{5}$" },
				required: true,
				description: "The order number, five digits",
				source: { from: "model" },
			},
			{
				name: "postcode",
				place: "body",
				schema: { ...text, pattern: "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}$" },
				required: true,
				description: "The postcode it is delivered to, such as AB1 2CD",
				source: { from: "model" },
			},
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
				"order.id",
				"order.status",
				"order.placed_on",
				"order.expected_delivery",
				"order.delivered_on",
				"order.carrier",
				"order.tracking_number",
				"order.items[].name",
				"order.items[].size",
				"order.items[].quantity",
				"order.total",
				"order.currency",
			],
		},
		access: "read",
		state: "live",
	};
}

function stockTool(shop: string): Parameters<typeof saveTool>[1] {
	return {
		name: "check_stock",
		title: "Checking what is in stock",
		description:
			"Find products with their price and see which sizes are in stock, such as shoes, jackets or backpacks. Not for orders.",
		method: "GET",
		url: `${shop}/api/inventory/products`,
		parameters: [
			{
				name: "query",
				place: "query",
				schema: { ...text, minLength: 2, maxLength: 80 },
				required: true,
				description: "Which product you are looking for",
				source: { from: "model" },
			},
			{
				name: "size",
				place: "query",
				schema: { ...text, maxLength: 10 },
				required: false,
				description: "The size, when one is asked for",
				source: { from: "model" },
			},
		],
		authorization: "Inventory API",
		response: {
			schema: { type: "object", required: ["products"], properties: { products: { type: "array" } } },
			fields: [
				"products[].name",
				"products[].price",
				"products[].currency",
				"products[].sizes[].size",
				"products[].sizes[].in_stock",
			],
		},
		access: "read",
		state: "live",
	};
}
