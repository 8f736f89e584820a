import { createMiddleware } from "hono/factory";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../database/database.ts";
import { Problem } from "../../problem.ts";
import { mayEmbed } from "../../site/page-origins.ts";
import { findSession } from "../../visitor/find-session.ts";
import type { Variables } from "../variables.ts";

/**
 * Lets through only requests with a living session, from a page of the session's own site or from no page at all. Where the
 * site lets in verified visitors only, an anonymous session is good for becoming one and for being ended.
 */
export function requireSession(
	context: { readonly database: Database; readonly clock: Clock; readonly address: string },
	visitors: "admitted" | "any" = "admitted",
) {
	return createMiddleware<{ Variables: Variables }>(async (c, next) => {
		const token = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(c.req.header("authorization") ?? "")?.[1];
		if (token === undefined) throw new Problem("session_missing");
		const session = await findSession(context, token);
		if (!session) throw new Problem("session_expired");
		const origin = c.req.header("origin");
		if (origin !== undefined && !mayEmbed(session.site, origin, context.address)) {
			throw new Problem("origin_not_allowed");
		}
		const stranger = session.site.identity === "required" && session.visitor.subject === null;
		if (stranger && visitors === "admitted") throw new Problem("identity_required");
		c.set("session", session);
		await next();
	});
}
