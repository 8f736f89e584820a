import { generateKeyPairSync } from "node:crypto";
import type { Account } from "./accounts/account.ts";
import { createShop } from "./app.ts";
import type { Customer } from "./customers/customer.ts";
import type { Demo } from "./demo-file.ts";
import type { FoundProduct } from "./inventory/find-products.ts";
import type { Order } from "./orders/order.ts";
import type { Invoice } from "./payments/invoice.ts";
import type { Refund } from "./payments/refund.ts";
import type { RequestEntry } from "./received/request-entry.ts";
import type { Subscription } from "./subscriptions/subscription.ts";

/** Everything a system may answer; a test reads the part it expects. */
type Body = {
	access_token: string;
	account: Account;
	customer: Customer;
	error: string;
	identifier: string;
	invoices?: Invoice[];
	order: Order;
	orders: Order[];
	products: FoundProduct[];
	refund: Refund;
	subscription: Subscription;
	subscriptions: Subscription[];
	user_info: string;
};

type Answer = Omit<Response, "json"> & { json: () => Promise<Body> };

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** The public half of the key that the demo below signs with. */
export const identityKey = pair.publicKey;

/** A demo file's content with made-up credentials. */
export const demo: Demo = {
	site: "site_k3f9",
	bff: "http://localhost:3000",
	shop: "http://localhost:3001",
	identity: { kid: "shop-1", privateKey: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString() },
	credentials: {
		orders: "orders-bearer-1",
		inventory: "inventory-key-1",
		customersUser: "bellhop",
		customersPassword: "customers:password-1",
		subscriptions: "subscriptions-bearer-1",
		accounts: "accounts-key-1",
		paymentsClientId: "bellhop-client",
		paymentsClientSecret: "payments secret/1&2",
		userData: "user-data-key-1",
	},
};

type Call = { body?: unknown; form?: Record<string, string>; headers?: Record<string, string> };

/** A fresh shop in this process, its request log in memory and its clock in the test's hand. */
export function openShop() {
	const log: RequestEntry[] = [];
	const clock = { now: new Date("2026-11-10T09:00:00Z") };
	const shop = createShop({ demo, sink: (entry) => log.push(entry), now: () => clock.now });
	const call = async (line: string, { body, form, headers = {} }: Call = {}): Promise<Answer> => {
		const [method = "GET", path = "/"] = line.split(" ");
		const json = body === undefined ? {} : { "content-type": "application/json" };
		const sent = form ? new URLSearchParams(form) : body === undefined ? null : JSON.stringify(body);
		return (await shop.request(path, { method, headers: { ...json, ...headers }, body: sent })) as Answer;
	};
	return { call, clock, log, shop };
}

/** A Basic `Authorization` header. */
export function basic(user: string, password: string): Record<string, string> {
	return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}

/** The headers each system accepts. */
export const keys = {
	orders: { authorization: `Bearer ${demo.credentials.orders}` },
	inventory: { "x-internal-key": demo.credentials.inventory },
	customers: basic(demo.credentials.customersUser, demo.credentials.customersPassword),
	subscriptions: { authorization: `Bearer ${demo.credentials.subscriptions}` },
	accounts: { "x-accounts-key": demo.credentials.accounts },
};
