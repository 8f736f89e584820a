import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { accountRoutes } from "./accounts/account-routes.ts";
import { Refusal } from "./answers/refusal.ts";
import type { ShopContext } from "./credentials/guard.ts";
import { knownSecrets } from "./credentials/known-secrets.ts";
import { customerRoutes } from "./customers/customer-routes.ts";
import type { Demo } from "./demo-file.ts";
import { handoverRoutes } from "./handovers/handover-routes.ts";
import { inventoryRoutes } from "./inventory/inventory-routes.ts";
import { orderRoutes } from "./orders/order-routes.ts";
import { pageRoutes } from "./page/page-routes.ts";
import { createAccessTokens } from "./payments/access-tokens.ts";
import { paymentRoutes } from "./payments/payment-routes.ts";
import { tokenRoutes } from "./payments/token-routes.ts";
import { recordRequests } from "./received/record-requests.ts";
import type { RequestEntry } from "./received/request-entry.ts";
import { accounts } from "./seed/accounts.ts";
import { customers } from "./seed/customers.ts";
import { invoices } from "./seed/invoices.ts";
import { orders } from "./seed/orders.ts";
import { products } from "./seed/products.ts";
import { subscriptions } from "./seed/subscriptions.ts";
import { createShopSessions } from "./sign-in/shop-sessions.ts";
import { signInRoutes } from "./sign-in/sign-in-routes.ts";
import { subscriptionRoutes } from "./subscriptions/subscription-routes.ts";
import { userDataRoutes } from "./user-data/user-data-routes.ts";

/** What a shop is made of: its demo file, where the request log goes, and the time. */
export type ShopParts = { demo: Demo; sink: (entry: RequestEntry) => void; now?: () => Date };

/** The shop: its pages at `/` and its internal systems under `/api` and `/oauth`, fresh from the seed data. */
export function createShop({ demo, sink, now = () => new Date() }: ShopParts): Hono<ShopContext> {
	const { credentials } = demo;
	const tokens = createAccessTokens(now);
	const account = { user: credentials.customersUser, password: credentials.customersPassword };
	const client = { id: credentials.paymentsClientId, secret: credentials.paymentsClientSecret };
	const sessions = createShopSessions(customers);
	const shop = new Hono<ShopContext>();

	for (const path of ["/api/*", "/oauth/*"]) {
		shop.use(path, recordRequests({ sink, secrets: knownSecrets(credentials), now }));
		shop.use(path, bodyLimit({ maxSize: 64 * 1024, onError: () => tooLarge() }));
	}
	const records = {
		customers: structuredClone([...customers]),
		orders: structuredClone([...orders]),
		subscriptions: structuredClone([...subscriptions]),
	};
	shop.route("/api/orders", orderRoutes(records.orders, credentials.orders));
	shop.route("/api/inventory", inventoryRoutes(products, credentials.inventory));
	shop.route("/api/customers", customerRoutes(records.customers, account));
	shop.route("/api/subscriptions", subscriptionRoutes(records.subscriptions, credentials.subscriptions));
	shop.route("/api/accounts", accountRoutes(structuredClone([...accounts]), credentials.accounts));
	shop.route("/api/payments", paymentRoutes({ invoices: structuredClone([...invoices]), tokens, now }));
	shop.route("/api/user-data", userDataRoutes(records, credentials.userData));
	shop.route("/api/handovers", handoverRoutes());
	shop.route("/oauth", tokenRoutes(tokens, client));
	shop.all("/api/*", (context) => context.json({ error: "not_found" }, 404));
	shop.all("/oauth/*", (context) => context.json({ error: "not_found" }, 404));
	shop.route("/", signInRoutes({ demo, sessions, now }));
	shop.route("/", pageRoutes(demo, sessions));

	shop.onError((error, context) => {
		if (error instanceof Refusal) return context.json(error.body, error.status, error.headers);
		process.stderr.write(`${error.stack ?? error.message}\n`);
		return context.json({ error: "internal" }, 500);
	});
	return shop;
}

function tooLarge(): Response {
	return Response.json({ error: "too_large", detail: "A body may have at most 64 KiB." }, { status: 413 });
}
