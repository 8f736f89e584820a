import { Hono } from "hono";
import * as z from "zod";
import { allowancesOf } from "../../conversation/reserve-turn.ts";
import { readUses } from "../../limit/read-uses.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { changeSite } from "../../site/change-site.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

/** How many tokens of the model the site may use within a day (UTC); null for the ordinary number. */
const cap = z.object({ dailyTokens: z.int().min(0).max(2_000_000_000).nullable() });

/** `/sites/:site/limits`: what visitors may use, what the site has used of it, and its spending cap. */
export function limitRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => {
			const { site } = await actingOn(services, c);
			const allowances = allowancesOf(services.allowances, site);
			const uses = await readUses(services, allowances, { site: site.id });
			return c.json({ dailyTokens: site.dailyTokens, allowances, uses });
		})
		.put("/", jsonBody(cap), async (c) => {
			const { dailyTokens } = c.req.valid("json");
			await changeSite(await actingOn(services, c), { dailyTokens });
			return c.json({ dailyTokens });
		});
}
