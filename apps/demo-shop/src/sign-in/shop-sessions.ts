import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Customer } from "../customers/customer.ts";

const cookie = "shop_session";

/** Who is signed in at the shop, for as long as it runs: the shop's own log-in, of which Bellhop knows nothing. */
export interface ShopSessions {
	/** The customer whose browser asks. */
	customerOf(context: Context): Customer | undefined;
	/** Signs the customer with this id in, or nobody. */
	enter(context: Context, id: string): void;
}

/** Sessions kept in memory, under a random cookie that scripts cannot read. */
export function createShopSessions(customers: readonly Customer[]): ShopSessions {
	const open = new Map<string, Customer>();
	return {
		customerOf: (context) => open.get(getCookie(context, cookie) ?? ""),
		enter(context, id) {
			open.delete(getCookie(context, cookie) ?? "");
			const customer = customers.find((one) => one.id === id);
			const session = customer ? randomBytes(32).toString("base64url") : "";
			if (customer) open.set(session, customer);
			setCookie(context, cookie, session, {
				httpOnly: true,
				sameSite: "Lax",
				path: "/",
				...(!customer && { maxAge: 0 }),
			});
		},
	};
}
