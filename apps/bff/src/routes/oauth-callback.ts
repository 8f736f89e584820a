import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { ConnectFault } from "../authorization/connect-fault.ts";
import { finishConnect } from "../authorization/finish-connect.ts";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import { type AdminVariables, requireAdmin } from "../middleware/require-admin/index.ts";
import { Problem } from "../problem.ts";
import { findSite } from "../site/find-site.ts";
import type { AdminServices } from "./admin/admin-services.ts";

/** Where a token server sends the admin back; one address per authorization (RFC 9700, section 4.4). */
export function oauthCallbackRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>().get(
		"/admin/oauth/:id/callback",
		requireAdmin(services.auth),
		async (c) => {
			const authorizationId = c.req.param("id");
			const site = await siteOf(services, authorizationId);
			const { email: actor, sessionId: adminSession } = c.get("admin");
			const callback = new URL(c.req.path + new URL(c.req.url).search, services.address);
			const back = `/admin/#/authorizations/${encodeURIComponent(authorizationId)}`;
			try {
				await finishConnect({ ...services, site, actor }, { authorizationId, callback, adminSession });
				return c.redirect(`${back}/connected`, 303);
			} catch (error) {
				if (!(error instanceof ConnectFault)) throw error;
				return c.redirect(`${back}/${error.reason}`, 303);
			}
		},
	);
}

async function siteOf({ database }: AdminServices, authorizationId: string) {
	const [row] = await database.query
		.select({ siteId: authorizations.siteId })
		.from(authorizations)
		.where(eq(authorizations.id, authorizationId as Authorization["id"]));
	const site = row && (await findSite(database, row.siteId));
	if (!site) throw new Problem("not_found");
	return site;
}
