import { Hono } from "hono";
import * as z from "zod";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { endSessionsOf } from "../../visitor/end-sessions-of.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const whom = z.object({ subject: z.string().min(1).max(255) });

/** `/sites/:site/subjects`: the site's verified users. */
export function subjectRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>().post("/end-sessions", jsonBody(whom), async (c) => {
		const ended = await endSessionsOf(await actingOn(services, c), c.req.valid("json").subject);
		return c.json({ ended });
	});
}
