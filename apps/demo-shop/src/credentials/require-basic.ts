import type { MiddlewareHandler } from "hono";
import { guard, type ShopContext } from "./guard.ts";
import { readBasic } from "./read-basic.ts";
import { sameSecret } from "./same-secret.ts";

type Account = { realm: string; user: string; password: string };

/** Asks for `Authorization: Basic …` (RFC 7617). */
export function requireBasic(account: Account): MiddlewareHandler<ShopContext> {
	return guard({
		presented: (request) => request.header("authorization"),
		isValid: (header) => {
			const given = readBasic(header);
			if (!given) return false;
			const user = sameSecret(given.user, account.user);
			const password = sameSecret(given.password, account.password);
			return user && password;
		},
		challenge: () => `Basic realm="${account.realm}", charset="UTF-8"`,
	});
}
