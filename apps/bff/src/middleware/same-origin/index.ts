import { createMiddleware } from "hono/factory";
import { Problem } from "../../problem.ts";

/**
 * Lets a request that may change something through only when it comes from our own pages: by `Sec-Fetch-Site` where the
 * browser sends it, else by `Origin`. JSON bodies included: a content type is no protection.
 */
export function sameOrigin(address: string) {
	const own = new URL(address).origin;
	return createMiddleware(async (c, next) => {
		if (["GET", "HEAD"].includes(c.req.method)) return next();
		const site = c.req.header("sec-fetch-site");
		const origin = c.req.header("origin");
		const ours = site === undefined ? origin === own : site === "same-origin";
		if (!ours || (origin !== undefined && origin !== own && site === undefined))
			throw new Problem("cross_site_request");
		return next();
	});
}
