import { and, eq } from "drizzle-orm";
import { Hono } from "hono";
import * as z from "zod";
import { type Tool, tools } from "../../database/tables/index.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { Problem } from "../../problem.ts";
import type { SiteContext } from "../../site/context.ts";
import { tryTool } from "../../tool/console/try-tool.ts";
import type { ToolRecord } from "../../tool/offer-tools.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const trial = z.object({
	values: z.record(z.string(), z.json()),
	/** Claims of a made-up identity, for tools that are filled from one. */
	claims: z.record(z.string(), z.json()).optional(),
	/** Said after the warning that a tool which changes something is really called. */
	confirmed: z.boolean().default(false),
	/** Tries the new secret that waits beside the old one. */
	secret: z.literal("pending").optional(),
});

/** `/sites/:site/tools/:id/try`: the test console. The call is real, and the same as a live one. */
export function trialRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>().post("/:id/try", jsonBody(trial), async (c) => {
		const acting = await actingOn(services, c);
		const record = await recordOf(acting, c.req.param("id"));
		const { claims, secret, ...wish } = c.req.valid("json");
		const signal = c.req.raw.signal;
		return c.json(
			await tryTool(acting, { record, signal, ...wish, ...(claims && { claims }), ...(secret && { secret }) }),
		);
	});
}

async function recordOf({ database, site }: SiteContext, id: string): Promise<ToolRecord> {
	const found = await database.query.query.tools.findFirst({
		where: and(eq(tools.siteId, site.id), eq(tools.id, id as Tool["id"])),
		with: { authorization: true },
	});
	if (!found) throw new Problem("not_found");
	const { authorization, ...tool } = found;
	return { tool, authorization };
}
