import { createMiddleware } from "hono/factory";
import type { Database } from "../../database/database.ts";
import { Problem } from "../../problem.ts";
import { isOriginKnown } from "../../site/find-site.ts";
import type { Variables } from "../variables.ts";

/**
 * Lets pages of the sites' origins read answers (CORS, without credentials mode) and refuses any other page. A request
 * without an Origin header comes from no page; the session decides about it. Whether the origin is one of the very site
 * the session belongs to is judged where the site is known.
 * @param address of the BFF, which serves a page with the chat alone
 */
export function crossOrigin(database: Database, address: string) {
	return createMiddleware<{ Variables: Variables }>(async (c, next) => {
		const origin = c.req.header("origin");
		const known = origin !== undefined && (origin === address || (await isOriginKnown(database, origin)));
		if (origin !== undefined && !known) {
			c.header("vary", "Origin");
			throw new Problem("origin_not_allowed");
		}
		if (c.req.method === "OPTIONS") c.res = new Response(null, { status: 204, headers: preflight });
		else await next();
		// After the route, because a streamed answer brings headers of its own.
		c.res.headers.append("vary", "Origin");
		if (origin === undefined) return;
		c.res.headers.set("access-control-allow-origin", origin);
		c.res.headers.set("access-control-expose-headers", "x-request-id, retry-after");
	});
}

const preflight = {
	"access-control-allow-methods": "GET, POST, DELETE",
	"access-control-allow-headers": "authorization, content-type",
	"access-control-max-age": "600",
};
