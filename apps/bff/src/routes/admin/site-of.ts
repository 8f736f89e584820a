import type { Context } from "hono";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { Problem } from "../../problem.ts";
import type { AdminContext } from "../../site/context.ts";
import { findSite } from "../../site/find-site.ts";
import type { AdminServices } from "./admin-services.ts";

/** The admin acting on the site of the path. @throws Problem `not_found` */
export async function actingOn(
	services: AdminServices,
	c: Context<{ Variables: AdminVariables }>,
): Promise<AdminServices & AdminContext> {
	const site = await findSite(services.database, c.req.param("site") ?? "");
	if (!site) throw new Problem("not_found");
	return { ...services, site, actor: c.get("admin").email };
}
