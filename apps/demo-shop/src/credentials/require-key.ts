import type { MiddlewareHandler } from "hono";
import { guard, type ShopContext } from "./guard.ts";
import { sameSecret } from "./same-secret.ts";

/** Asks for an API key in a header of the system's own. */
export function requireKey(header: string, key: string): MiddlewareHandler<ShopContext> {
	return guard({
		presented: (request) => request.header(header),
		isValid: (presented) => sameSecret(presented, key),
	});
}
