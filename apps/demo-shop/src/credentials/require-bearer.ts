import type { MiddlewareHandler } from "hono";
import { guard, type ShopContext } from "./guard.ts";

/** Asks for `Authorization: Bearer <token>` (RFC 6750). */
export function requireBearer(realm: string, isValid: (token: string) => boolean): MiddlewareHandler<ShopContext> {
	return guard({
		presented: (request) => request.header("authorization"),
		isValid: (header) => {
			const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
			return token !== undefined && isValid(token);
		},
		challenge: (presented) => `Bearer realm="${realm}"${presented === undefined ? "" : ', error="invalid_token"'}`,
	});
}
