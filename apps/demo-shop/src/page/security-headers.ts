import type { MiddlewareHandler } from "hono";
import type { ShopContext } from "../credentials/guard.ts";

/**
 * As strict a policy as a careful shop would set: the shop's and Bellhop's origins may run scripts and be talked to, and
 * nothing is inline. Trusted types are required, so a widget that writes HTML from a string breaks here first.
 */
export function securityHeaders(bff: string): MiddlewareHandler<ShopContext> {
	const policy = [
		"default-src 'none'",
		`script-src 'self' ${bff}`,
		`connect-src 'self' ${bff}`,
		"style-src 'self'",
		"img-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
	].join("; ");
	return async (context, next) => {
		await next();
		context.header("Content-Security-Policy", policy);
		context.header("X-Content-Type-Options", "nosniff");
		context.header("Referrer-Policy", "strict-origin-when-cross-origin");
		context.header("Cache-Control", "no-cache");
	};
}
