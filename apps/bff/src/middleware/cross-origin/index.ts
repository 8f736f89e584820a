import { createMiddleware } from "hono/factory";
import type { Database } from "../../database/database.ts";
import { Problem } from "../../problem.ts";
import { isOriginKnown } from "../../site/find-site.ts";
import type { Variables } from "../variables.ts";

/**
 * Lets pages of the sites' origins read answers (CORS, without credentials mode) and refuses any other page. A request
 * without an Origin header comes from no page; the session decides about it. Whether the origin is one of the very site
 * the session belongs to is judged where the site is known.
 */
export function crossOrigin(database: Database) {
	return createMiddleware<{ Variables: Variables }>(async (c, next) => {
		const origin = c.req.header("origin");
		c.header("vary", "Origin");
		if (origin === undefined) return next();
		if (!(await isOriginKnown(database, origin))) throw new Problem("origin_not_allowed");
		c.header("access-control-allow-origin", origin);
		c.header("access-control-expose-headers", "x-request-id, retry-after");
		if (c.req.method !== "OPTIONS") return next();
		c.header("access-control-allow-methods", "GET, POST, DELETE");
		c.header("access-control-allow-headers", "authorization, content-type");
		c.header("access-control-max-age", "600");
		return c.body(null, 204);
	});
}
