import { Hono } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { changeSite } from "../../site/change-site.ts";
import { endSessionsOf } from "../../visitor/end-sessions-of.ts";
import { eraseVisitor } from "../../visitor/erase-visitor.ts";
import { exportVisitor } from "../../visitor/export-visitor.ts";
import { listVisitors } from "../../visitor/list-visitors.ts";
import { whichVisitor } from "../../visitor/which-visitor.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const query = z.object({ search: z.string().trim().max(255).optional().catch(undefined) });
const whom = z.object({ subject: z.string().min(1).max(255) });
const retention = z.object({ retentionDays: z.int().min(1).max(3_650).nullable() });

/**
 * `/sites/:site/visitors`: who talked to the site, and their rights: to have everything of theirs, and to have it erased. A
 * user of the site is named in a body, never in an address, where logs would keep it.
 */
export function visitorRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get(
			"/",
			validator("query", (value) => query.parse(value)),
			async (c) => {
				const acting = await actingOn(services, c);
				const visitors = await listVisitors(acting, c.req.valid("query").search);
				return c.json({ retentionDays: acting.site.retentionDays, visitors });
			},
		)
		.put("/retention", jsonBody(retention), async (c) => {
			const { retentionDays } = await changeSite(await actingOn(services, c), c.req.valid("json"));
			return c.json({ retentionDays });
		})
		.post("/end-sessions", jsonBody(whom), async (c) => {
			const ended = await endSessionsOf(await actingOn(services, c), c.req.valid("json").subject);
			return c.json({ ended });
		})
		.post("/export", jsonBody(whichVisitor), async (c) =>
			c.json(await exportVisitor(await actingOn(services, c), c.req.valid("json"))),
		)
		.post("/erase", jsonBody(whichVisitor), async (c) =>
			c.json(await eraseVisitor(await actingOn(services, c), c.req.valid("json"))),
		);
}
