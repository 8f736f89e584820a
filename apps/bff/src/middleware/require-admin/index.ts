import { createMiddleware } from "hono/factory";
import type { AdminAuth } from "../../account/admin-auth.ts";
import { Problem } from "../../problem.ts";

/** What an admin's request carries behind `requireAdmin`. */
export interface AdminVariables {
	readonly requestId: string;
	/** Where the request came from. */
	readonly address: string;
	readonly admin: { readonly id: string; readonly email: string; readonly sessionId: string };
}

/** Lets through only requests of a logged-in admin. */
export function requireAdmin(auth: AdminAuth) {
	return createMiddleware<{ Variables: AdminVariables }>(async (c, next) => {
		const session = await auth.api.getSession({ headers: c.req.raw.headers });
		if (!session) throw new Problem("admin_session_missing");
		c.set("admin", { id: session.user.id, email: session.user.email, sessionId: session.session.id });
		await next();
	});
}
